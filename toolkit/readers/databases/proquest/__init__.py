"""Exports of ProQuest."""

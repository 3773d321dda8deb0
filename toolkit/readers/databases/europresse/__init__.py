"""Exports of Europresse, which is also called Eureka."""

"""The mix of outlets: held fixed, and a change split into what they did and what the mix did."""

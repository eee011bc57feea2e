"""Questions about IR: effects, ties, access ranges, sizes, affinities, timelines, dominance."""

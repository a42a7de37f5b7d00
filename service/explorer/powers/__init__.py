"""Who acts in which role on how many posts: the matrix and the flows."""

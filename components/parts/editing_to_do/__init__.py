"""What is to be done about a draft or something that is brought in: each problem with where it stands and a remedy."""

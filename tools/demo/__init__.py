"""A fictional team: three workers, two hundred youths, a year of work. Every name and word in it is made up."""

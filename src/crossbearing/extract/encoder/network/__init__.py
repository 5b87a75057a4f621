"""The network as the package sees it: its labels, who can be asked, its answers, and numbers to spans."""

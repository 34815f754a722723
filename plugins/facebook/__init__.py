"""Facebook: the comments of a page's live video, read, answered and moderated, its viewers, and its broadcasts."""

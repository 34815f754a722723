"""One destination by RTMP: the loop, its connection, what waits, what is left out, what is said."""

"""How many sockets a process can hold, by the files that it may open."""

FILES_OF_SOCKET = 4  # its connection, and the event loop that Streamlit makes for its session
FILES_OF_OTHERS = 544  # 128 sessions that Streamlit keeps a while after their readers left, requests, data
DEFAULT_SOCKETS = 500


def find_max_sockets(wanted: int = DEFAULT_SOCKETS) -> int:
    """The wanted number, or as many as the limit of open files leaves room for; at least one."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return wanted
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return wanted if files == resource.RLIM_INFINITY else max(1, min(wanted, sockets_within(files)))


def sockets_within(files: int) -> int:
    """How many sockets so many open files are enough for."""
    return (files - FILES_OF_OTHERS) // FILES_OF_SOCKET

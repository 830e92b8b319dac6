"""One line about the machine that figures were taken on."""

import os
import platform


def described(folder):
    """Cores, model, memory, kernel, the file system of a folder, and how busy it is."""
    return (f"{os.cpu_count()} cores, {model()}, {memory_gb()} GB, Linux {platform.release()}, "
            f"{file_system(folder)}, load {os.getloadavg()[0]:.1f}")


def model():
    with open("/proc/cpuinfo", encoding="utf-8") as text:
        for line in text:
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.machine()


def memory_gb():
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9)


def file_system(folder):
    """The type of the file system that holds a folder: of the longest mount above it."""
    best, kind = "", "unknown file system"
    with open("/proc/self/mounts", encoding="utf-8") as text:
        for line in text:
            _, mount, found = line.split()[:3]
            inside = folder == mount or folder.startswith(mount.rstrip("/") + "/")
            if inside and len(mount) >= len(best):
                best, kind = mount, found
    return kind

"""Numbers of the system calls that the filter knows: x86-64, and the generic table of aarch64.

Source: arch/x86/entry/syscalls/syscall_64.tbl and include/uapi/asm-generic/unistd.h of Linux.
"""

# cachestat. Later calls have the same number on every architecture; the filter refuses them all.
LAST_KNOWN = 451

_COLUMNS = ("x86_64", "aarch64")

# name, x86-64, aarch64; "-" where the architecture has no such call
_PROCESSES = """
fork 57 -
vfork 58 -
execve 59 221
execveat 322 281
setsid 112 157
setpgid 109 154
unshare 272 97
setns 308 268
personality 135 92
"""
_OTHER_PROCESSES = """
kill 62 129
tkill 200 130
tgkill 234 131
rt_sigqueueinfo 129 138
rt_tgsigqueueinfo 297 240
pidfd_send_signal 424 424
pidfd_open 434 434
pidfd_getfd 438 438
ptrace 101 117
process_vm_readv 310 270
process_vm_writev 311 271
process_madvise 440 440
process_mrelease 448 448
kcmp 312 272
"""
_SOCKETS = """
socket 41 198
socketpair 53 199
connect 42 203
bind 49 200
listen 50 201
accept 43 202
accept4 288 242
sendmsg 46 211
sendmmsg 307 269
recvmsg 47 212
recvmmsg 299 243
"""
_SHARED_MEMORY = """
shmget 29 194
shmat 30 196
shmctl 31 195
shmdt 67 197
semget 64 190
semop 65 193
semctl 66 191
semtimedop 220 192
msgget 68 186
msgsnd 69 189
msgrcv 70 188
msgctl 71 187
mq_open 240 180
mq_unlink 241 181
memfd_create 319 279
memfd_secret 447 447
"""
_KERNEL = """
io_uring_setup 425 425
io_uring_enter 426 426
io_uring_register 427 427
bpf 321 280
perf_event_open 298 241
userfaultfd 323 282
keyctl 250 219
add_key 248 217
request_key 249 218
init_module 175 105
finit_module 313 273
delete_module 176 106
kexec_load 246 104
kexec_file_load 320 294
reboot 169 142
syslog 103 116
acct 163 89
lookup_dcookie 212 18
clock_settime 227 112
settimeofday 164 170
adjtimex 159 171
clock_adjtime 305 266
sethostname 170 161
setdomainname 171 162
iopl 172 -
ioperm 173 -
modify_ldt 154 -
vhangup 153 58
"""
_IDENTITY = """
setuid 105 146
setgid 106 144
setreuid 113 145
setregid 114 143
setresuid 117 147
setresgid 119 149
setgroups 116 159
setfsuid 122 151
setfsgid 123 152
capset 126 91
setrlimit 160 164
setpriority 141 140
ioprio_set 251 30
"""
_FILES = """
mount 165 40
umount2 166 39
pivot_root 155 41
chroot 161 51
fsopen 430 430
fsconfig 431 431
fsmount 432 432
fspick 433 433
open_tree 428 428
move_mount 429 429
mount_setattr 442 442
swapon 167 224
swapoff 168 225
quotactl 179 60
quotactl_fd 443 443
open_by_handle_at 304 265
name_to_handle_at 303 264
fanotify_init 300 262
fanotify_mark 301 263
inotify_init 253 -
inotify_init1 294 26
inotify_add_watch 254 27
chmod 90 -
fchmod 91 52
fchmodat 268 53
chown 92 -
fchown 93 55
lchown 94 -
fchownat 260 54
utimensat 280 88
utime 132 -
utimes 235 -
futimesat 261 -
setxattr 188 5
lsetxattr 189 6
fsetxattr 190 7
removexattr 197 14
lremovexattr 198 15
fremovexattr 199 16
mknod 133 -
mknodat 259 33
uselib 134 -
"""
_BY_ARGUMENT = """
clone 56 220
clone3 435 435
prctl 157 167
prlimit64 302 261
sched_setaffinity 203 122
sched_setscheduler 144 119
sched_setparam 142 118
sched_setattr 314 274
migrate_pages 256 238
move_pages 279 239
"""


def _column(table: str, machine: str) -> dict[str, int]:
    index = 1 + _COLUMNS.index(machine)
    rows = [line.split() for line in table.strip().splitlines()]
    return {row[0]: int(row[index]) for row in rows if row[index] != "-"}


def refused(machine: str) -> dict[str, int]:
    """Name and number of the calls that are refused whatever their arguments."""
    tables = _PROCESSES, _OTHER_PROCESSES, _SOCKETS, _SHARED_MEMORY, _KERNEL, _IDENTITY, _FILES
    return {name: nr for table in tables for name, nr in _column(table, machine).items()}


def by_argument(machine: str) -> dict[str, int]:
    """Name and number of the calls that are judged by their arguments."""
    return _column(_BY_ARGUMENT, machine)

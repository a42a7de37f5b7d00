"""Virtuoso 7 by hand: a database of its own in a folder, loaded, listening on this machine alone.

Settings are Debian's but for memory (those its documentation gives for 4 GB), ports, and the limits on rows and time of
its SPARQL user, which are lifted.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from benchmarks.endpoint.processes import Running, free_port, start

_INI = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
FileExtend = 200
MaxCheckpointRemap = 2000
TempStorage = TempDatabase

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
MaxCheckpointRemap = 2000

[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
MaxClientConnections = 40
CheckpointInterval = 0
CaseMode = 2
DirsAllowed = {folder}
NumberOfBuffers = 340000
MaxDirtyBuffers = 250000
MaxQueryMem = 2G
VectorSize = 1000
MaxVectorSize = 1000000
ThreadsPerQuery = 4
AsyncQueueMaxThreads = 10
IndexTreeMaps = 64

[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
MaxClientConnections = 40
ServerThreads = 40
MaxKeepAlives = 40
KeepAliveTimeout = 60
HTTPThreadSize = 280000
Charset = UTF-8

[SPARQL]
ResultSetMaxRows = 1000000
DefaultQuery = ASK {{}}
"""
_LOAD = """log_enable(2);
DB.DBA.TTLP_MT(file_to_string_output('{file}'), '', 'https://w3id.org/okilet/graph/all');
checkpoint;
"""


def missing() -> str:
    """Why it can't be run; "" where it can."""
    return "" if shutil.which("virtuoso-t") and shutil.which("isql-vt") else "virtuoso-opensource-7 is not installed"


def launch(triples: Path, folder: Path) -> Running:
    """A server of these triples (N-Triples); `folder` must be new."""
    http, sql = free_port(), free_port()
    ini = folder / "virtuoso.ini"
    ini.write_text(_INI.format(folder=folder, http=http, sql=sql), encoding="ascii")
    data = folder / "graph.nt"
    shutil.copyfile(triples, data)
    running = start(
        ["virtuoso-t", "+configfile", str(ini), "+foreground"], http, "/sparql?query=ASK%7B%7D", folder / "out.log"
    )
    try:
        _isql(sql, _LOAD.format(file=data))
    except subprocess.CalledProcessError as error:
        running.stop()
        raise RuntimeError(f"Virtuoso did not load it: {error.stdout}{error.stderr}") from error
    except BaseException:
        running.stop()
        raise
    return running


def version() -> str:
    """What it calls itself."""
    said = subprocess.run(["virtuoso-t", "-?"], capture_output=True, text=True, check=False)
    line = next((line for line in (said.stdout + said.stderr).splitlines() if "Version" in line), "")
    return line.partition("Version ")[2].partition(" ")[0] or "7"


def _isql(port: int, commands: str) -> None:
    subprocess.run(
        ["isql-vt", f"127.0.0.1:{port}", "dba", "dba", "ERRORS=STDOUT"],
        input=commands,
        check=True,
        capture_output=True,
        text=True,
    )

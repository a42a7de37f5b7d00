-- Asks for the paths in a file one after another; tells what came of it as one line of JSON.
--   wrk … -s load.lua URL -- FILE FIRST SLOW
-- FIRST: the line to begin with. SLOW: "1" notes when each answer came, which costs the client time.
local ffi = require("ffi")
ffi.cdef("typedef struct { long s; long n; } moment; int clock_gettime(int, moment *);")
local clock = ffi.new("moment")

local function now()
  ffi.C.clock_gettime(1, clock)
  return tonumber(clock.s) + tonumber(clock.n) / 1e9
end

local threads = {}
function setup(thread)
  table.insert(threads, thread)
end

local requests, at = {}, 0
function init(args)
  for path in io.lines(args[1]) do
    requests[#requests + 1] = wrk.format("GET", path)
  end
  at = tonumber(args[2])
  moments = ""
  if args[3] == "1" then
    response = function(status)
      if status < 300 then
        moments = moments .. string.format("%.4f,", now())
      end
    end
  end
end

function request()
  at = at % #requests + 1
  return requests[at]
end

function done(summary, latency)
  local e = summary.errors
  io.write(string.format(
    '{"requests":%d,"micros":%d,"refused":%d,"timeouts":%d,"broken":%d,"median_ms":%.3f,"p99_ms":%.3f,"moments":[%s]}\n',
    summary.requests, summary.duration, e.status, e.timeout, e.connect + e.read + e.write,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    threads[1]:get("moments"):sub(1, -2)))
end

-- Visitors who read: each connection asks for one page after the other, every other one built afresh, and waits a moment
-- between two. At the end one line that bench/flood reads.
local pages = { "/en/", "/en/recognition", "/en/recognition/track-000001", "/en/groups", "/fa/", "/en/days" }
local count = 0
local start = os.time() % 100000

function request()
  count = count + 1
  local page = pages[count % #pages + 1]
  if count % 2 == 0 then page = page .. "?x=" .. start .. "-" .. count end
  return wrk.format(nil, page)
end

-- Milliseconds.
function delay()
  return 10 + math.random(0, 20)
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "read %d %d %d %d %d\n",
    summary.requests,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50),
    latency:percentile(99),
    latency.max))
end

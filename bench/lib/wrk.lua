-- How wrk asks. After "--": "fresh" changes the query with every request, so that the page is built afresh,
-- because the page cache keeps only addresses without one. In a fresh address "{400}" becomes 1 to 400, another one
-- with every request. At the end one line that bench/lib/drive reads.
local fresh = false
local count = 0

function init(arguments)
  for _, argument in ipairs(arguments) do
    if argument == "fresh" then fresh = true end
  end
  if fresh then
    local path = wrk.path .. (wrk.path:find("?", 1, true) and "&" or "?") .. "x="
    -- Another start for every run, else the second run would ask for the first one's addresses.
    local start = os.time() % 100000 .. "-"
    function request()
      count = count + 1
      -- 7 has no divisor in common with a round number of pages: all are asked for before one is again.
      local asked = path:gsub("{(%d+)}", function(most) return count * 7 % most + 1 end)
      return wrk.format(nil, asked .. start .. count)
    end
  end
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    "measured %d %d %d %d %d\n",
    summary.requests,
    summary.duration,
    errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50),
    latency:percentile(99)))
end

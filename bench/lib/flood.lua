-- Wrong sign-ins, as fast as they are answered: every other name is somebody's, every passphrase is made up. After "--":
-- the names of people who have an account. At the end one line that bench/flood reads.
local known = {}
local count = 0
-- What became of them.
told = { refused = 0, ticket = 0, full = 0, other = 0 }
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function init(arguments)
  for _, name in ipairs(arguments) do table.insert(known, name) end
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
  wrk.headers["Sec-Fetch-Site"] = "same-origin"
end

function request()
  count = count + 1
  local name = count % 2 == 0 and #known > 0 and known[count / 2 % #known + 1] or "nobody" .. count
  return wrk.format(nil, nil, nil, "go=&name=" .. name .. "&passphrase=wrong+words+" .. count .. "&number=123456&code=")
end

function response(status)
  if status == 422 then told.refused = told.refused + 1
  elseif status == 303 then told.ticket = told.ticket + 1
  elseif status == 503 or status == 429 then told.full = told.full + 1
  else told.other = told.other + 1 end
end

function done(summary, latency)
  local sum = { refused = 0, ticket = 0, full = 0, other = 0 }
  for _, thread in ipairs(threads) do
    for name, value in pairs(thread:get("told")) do sum[name] = sum[name] + value end
  end
  local errors = summary.errors
  io.write(string.format(
    "flooded %d %d %d %d %d %d\n",
    summary.requests,
    sum.refused,
    sum.ticket,
    sum.full,
    sum.other,
    errors.connect + errors.read + errors.write + errors.timeout))
end

"""What requests take over HTTP on a company of 105,000 accounts, beside what is demanded; needs wrk and the generated CSV files.

    treeline generate … --out FILES
    python3 benches/load.py target/debug/treeline FILES [postgres://…/empty_database]

ORDERS=1000000 also fills the table of orders, by SQL alone from those of FILES (needs `sqlite3` or `psql`), for counts and sums;
BULK=1 changes every account as one job. KEEP=1 leaves the data.

Prints a line a measure: requests/s, p50, p99, and the server's CPU a request, which a busy machine does not change as much.
"""

import collections, csv, json, os, random, re, shutil, subprocess, sys, tempfile, time, urllib.parse, urllib.request

BINARY, FILES = sys.argv[1], sys.argv[2]
URL = sys.argv[3] if len(sys.argv) > 3 else None
SECONDS = int(os.environ.get("SECONDS_EACH", "5"))
PORT = int(os.environ.get("PORT", "8097"))
WORK = tempfile.mkdtemp(prefix="treeline-http-")
BASE = f"http://127.0.0.1:{PORT}"
COMMON = ["--data", WORK] + (["--database-url", URL] if URL else [])
PASSWORD = "walk right in and look"


def run(*args, **more):
    return subprocess.run([BINARY, *args, *COMMON], check=True, capture_output=True, text=True, **more).stdout


def ask(method, path, body=None, cookie=None, headers=()):
    request = urllib.request.Request(f"{BASE}/api/v1{path}", method=method)
    for name, value in [("content-type", "application/json"), ("X-Treeline", "1"), ("Origin", BASE), *headers]:
        request.add_header(name, value)
    if cookie:
        request.add_header("cookie", cookie)
    data = json.dumps(body).encode() if body is not None else None
    with urllib.request.urlopen(request, data) as answer:
        text = answer.read()
        return (json.loads(text) if text else None), answer.headers


def sign_in(login):
    _, headers = ask("POST", "/session", {"login": login, "password": PASSWORD})
    return re.search(r"treeline_session=[^;]+", headers["set-cookie"]).group(0)


def cpu(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def wrk(name, path, cookie, demanded, script=None):
    args = ["wrk", "-t1", "-c8", f"-d{SECONDS}", "--latency", "-H", f"cookie: {cookie}"]
    args += ["-s", script] if script else []
    before = cpu(server.pid)
    out = subprocess.run([*args, f"{BASE}/api/v1{path}"], capture_output=True, text=True).stdout
    spent = cpu(server.pid) - before
    rate = re.search(r"Requests/sec:\s+([\d.]+)", out).group(1)
    done = int(re.search(r"(\d+) requests in", out).group(1))
    p50, p99 = (re.search(rf"{p}%\s+(\S+)", out).group(1) for p in (50, 99))
    refused = " ".join(re.findall(r"Non-2xx.*", out))
    print(f"{name}: {rate} requests/s, p50 {p50}, p99 {p99}, {spent / max(done, 1) * 1000:.2f} ms of CPU; demanded {demanded} {refused}", flush=True)


def prepare():
    run("migrate")
    for name in ("products", "members"):
        run("import", "--object", name, f"{FILES}/{name}.csv")
    run("admin", "add", "--login", "load", "--role", "administrator", "--password-stdin", input=PASSWORD + "\n")


def own_field(cookie):
    """A number of the company's own, for the order of the list."""
    field = {"key": "x_score", "type": "integer", "labels": {"en": "Score"}}
    ask("PUT", "/definitions/account", {"document": {"fields": [field]}, "note": ""}, cookie, [("If-Match", '"0"')])


def accounts():
    dice, path = random.Random(3), f"{WORK}/accounts.csv"
    with open(f"{FILES}/accounts.csv", newline="") as source, open(path, "w", newline="") as target:
        rows, out = csv.DictReader(source), None
        for row in rows:
            out = out or csv.DictWriter(target, [*rows.fieldnames, "x_score"])
            if rows.line_num == 2:
                out.writeheader()
            out.writerow({**row, "x_score": dice.randrange(1_000_000)})
    begun = time.time()
    said = run("import", "--object", "accounts", path).strip()
    count = int(re.search(r"(\d+) rows", said).group(1))
    print(f"import of {count} accounts: {count / (time.time() - begun):.0f} rows/s; demanded {3000 if URL else 5000}", flush=True)


def below():
    """How many accounts stand in the branch of each member."""
    sponsor = {row["id"]: row["sponsor"] for row in csv.DictReader(open(f"{FILES}/members.csv", newline=""))}
    count = collections.Counter()
    for row in csv.DictReader(open(f"{FILES}/accounts.csv", newline="")):
        member = row["member"]
        while member:
            count[member] += 1
            member = sponsor[member]
    return count


def branch_role(cookie):
    """A role that reads what belongs to the own branch."""
    rights = {"objects": {object: {"read": "downline"} for object in ("account", "member", "order")}}
    ask("POST", "/records/role", {"values": {"code": "reach", "name": "Reach", "rights": rights}}, cookie)


def person(login, cookie, wanted):
    """Somebody who sees about so many accounts, the own branch's."""
    counts = below()
    code = min(counts, key=lambda member: (abs(counts[member] - wanted), member))
    run("admin", "add", "--login", login, "--role", "reach", "--password-stdin", input=PASSWORD + "\n")
    found, _ = ask("GET", "/records/member?limit=1&filter=" + quote({"field": "code", "op": "eq", "value": code}), cookie=cookie)
    user = ask("GET", f"/users?q={login}", cookie=cookie)[0]["items"][0]
    ask("PATCH", f"/users/{user['id']}", {"member": found["items"][0]["id"]}, cookie, [("If-Match", f'"{user["version"]}"')])
    mine = sign_in(login)
    total, _ = ask("GET", "/records/account/totals?measures=count", cookie=mine)
    print(f"{login} sees {total['count']} accounts", flush=True)
    return mine


def quote(value):
    return urllib.parse.quote(json.dumps(value))


def anonymous():
    """Memory of the server that is not the database file mapped into it, in KiB."""
    return int(re.search(r"RssAnon:\s+(\d+)", open(f"/proc/{server.pid}/status").read()).group(1))


def timed(name, path, cookie, demanded):
    begun, size, idle, peak = time.time(), 0, anonymous(), 0
    request = urllib.request.Request(f"{BASE}/api/v1{path}", headers={"cookie": cookie})
    with urllib.request.urlopen(request) as answer:
        while chunk := answer.read(1 << 20):
            size, peak = size + len(chunk), max(peak, anonymous())
    took = time.time() - begun
    print(f"{name}: {took:.2f} s, {size >> 10} KiB, {(peak - idle) >> 10} MiB more memory than before; demanded {demanded}", flush=True)


def million(orders):
    """The orders that were imported, over and over in other months, until there are so many."""
    month = "strftime('%Y-%m-%d', ordered_on, '-' || n || ' months')" if not URL else "to_char(CAST(ordered_on AS date) - n * interval '1 month', 'YYYY-MM-DD')"
    fresh = "randomblob(16)" if not URL else "gen_random_uuid()"
    ask_sql = (lambda text: subprocess.run(["psql", "-qtA", URL, "-c", text], check=True, capture_output=True, text=True).stdout) if URL else (
        lambda text: subprocess.run(["sqlite3", f"{WORK}/treeline.db", text], check=True, capture_output=True, text=True).stdout)
    query = "SELECT string_agg(column_name, ',' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_name = 'sales_order' AND table_schema = current_schema()" if URL else "SELECT group_concat(name) FROM pragma_table_info('sales_order')"
    names = ask_sql(query).strip().split(",")
    held = int(ask_sql("SELECT count(*) FROM sales_order"))
    times = max(1, orders // held)
    swap = {"id": fresh, "code": "code || '-' || n", "ordered_on": month}
    numbers = f"generate_series(1, {times - 1}) AS x(n)" if URL else f"(WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x WHERE n < {times - 1}) SELECT n FROM x)"
    ask_sql(f"INSERT INTO sales_order ({','.join(names)}) SELECT {','.join(swap.get(name, name) for name in names)} FROM sales_order, {numbers}")
    if URL:
        ask_sql("VACUUM ANALYZE sales_order")
    print(f"orders: {ask_sql('SELECT count(*) FROM sales_order').strip()}", flush=True)


def totals(cookies):
    for who, cookie in cookies:
        took = []
        for _ in range(7):
            begun = time.time()
            found, _ = ask("GET", "/records/order/totals?group=status,month(ordered_on)&measures=count,sum:total", cookie=cookie)
            took.append(time.time() - begun)
        print(f"orders by state and month, who sees {who}: {found['count']} orders in {len(found['groups'])} groups, {sorted(took)[3] * 1000:.0f} ms (median of 7, first {took[0] * 1000:.0f}); demanded {250 if URL else 500} ms", flush=True)


def others(cookie, path, until):
    """Times of one request after the other, until `until` says so."""
    took = []
    while not until():
        begun = time.time()
        ask("GET", path, cookie=cookie)
        took.append(time.time() - begun)
        time.sleep(0.02)
    return sorted(took)


def bulk(cookie, path):
    end = time.time() + 5
    quiet = others(cookie, path, lambda: time.time() > end)
    begun, state = time.time(), {}
    job, _ = ask("POST", "/bulk", {"object": "account", "action": "update", "matching": {}, "values": {"source": "changed"}}, cookie, [("Idempotency-Key", str(begun))])

    def over():
        if time.time() - state.get("asked", 0) > 0.5:
            state["asked"] = time.time()
            state["view"], _ = ask("GET", f"/jobs/{job['job']}", cookie=cookie)
        return state["view"]["state"] in ("done", "failed", "cancelled")

    busy = others(cookie, path, over)
    took = time.time() - begun
    changed, _ = ask("GET", f"/bulk/{job['id']}", cookie=cookie)
    p95 = lambda list: list[int(len(list) * 0.95)] * 1000
    print(f"bulk edit of {changed['changed']} accounts: {took:.1f} s ({state['view']['state']}); a list beside it p95 {p95(busy):.1f} ms, before {p95(quiet):.1f}; demanded 30 s, twice", flush=True)


def serve():
    log = open(f"{WORK}/serve.log", "w")
    process = subprocess.Popen([BINARY, "serve", *COMMON, "--listen", f"127.0.0.1:{PORT}"], stdout=log, stderr=log)
    for _ in range(100):
        try:
            urllib.request.urlopen(f"{BASE}/healthz")
            return process
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server does not answer")


prepare()
server = serve()
try:
    admin = sign_in("load")
    own_field(admin)
    accounts()
    branch_role(admin)
    run("import", "--object", "orders", f"{FILES}/orders.csv")
    everyone = [("all", admin), ("10,000", person("branch", admin, 10_000)), ("10", person("few", admin, 10))]
    admin = sign_in("load")
    active = quote({"field": "status", "op": "eq", "value": "active"})
    for fragment in os.environ.get("FRAGMENTS", "arcia,kowal,mar,ar").split(","):
        for who, cookie in everyone:
            wrk(f"list of 50, choice + '{fragment}', by own field, who sees {who}",
                f"/records/account?limit=50&filter={active}&q={fragment}&sort=x_score", cookie, "1500, 5 ms, 25 ms")
        wrk(f"search for '{fragment}'", f"/search?q={fragment}", admin, "1200, p95 20 ms")
    wrk("list of 50, choice, by name", f"/records/account?limit=50&filter={active}&sort=name", admin, "")
    first, _ = ask("GET", "/records/account?limit=1", cookie=admin)
    wrk("get one", f"/records/account/{first['items'][0]['id']}", admin, "2000" if URL else "3000")
    order, _ = ask("GET", "/records/order?limit=1", cookie=admin)
    wrk("get one order with its lines, account, member and products", f"/records/order/{order['items'][0]['id']}", admin, "2000" if URL else "3000")
    script = f"{WORK}/create.lua"
    with open(script, "w") as out:
        out.write('wrk.method="POST"\nwrk.body=\'{"values":{"name":"Load test","city":"Porto"}}\'\n')
        for name, value in (("content-type", "application/json"), ("X-Treeline", "1"), ("Origin", BASE)):
            out.write(f'wrk.headers["{name}"]="{value}"\n')
    wrk("create", "/records/account", admin, "700" if URL else "500", script)
    timed("export CSV", "/records/account/export.csv", admin, "2 s, 64 MiB")
    timed("export XLSX", "/records/account/export.xlsx", admin, "5 s, 64 MiB")
    if os.environ.get("BULK"):
        bulk(admin, f"/records/account?limit=50&filter={active}&q=kowal&sort=x_score")
    if os.environ.get("ORDERS"):
        million(int(os.environ["ORDERS"]))
        totals([everyone[0], everyone[1]])
finally:
    server.terminate()
    server.wait()
    if not os.environ.get("KEEP"):
        shutil.rmtree(WORK)
    else:
        print(f"kept in {WORK}")

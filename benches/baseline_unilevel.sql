-- Baseline for `treeline bench commission`: ten unilevel levels as one SQL statement, sums only.
-- Expects the temporary tables member(id, parent) and sale(buyer, pv), which the bench fills; psql's \timing
-- measures the one statement. Volumes are summed on their way up, so that a level has at most a row a member: the
-- recursive form, which carries every buyer up by itself, needs many times as long. Whole numbers throughout: PostgreSQL
-- adds `numeric` several times slower.
WITH
up0 AS MATERIALIZED (SELECT buyer AS id, sum(pv)::bigint AS pv FROM sale GROUP BY buyer),
up1 AS MATERIALIZED (SELECT parent AS id, sum(pv)::bigint AS pv FROM up0 JOIN member USING (id) WHERE parent >= 0 GROUP BY parent),
up2 AS MATERIALIZED (SELECT parent AS id, sum(pv)::bigint AS pv FROM up1 JOIN member USING (id) WHERE parent >= 0 GROUP BY parent),
up3 AS MATERIALIZED (SELECT parent AS id, sum(pv)::bigint AS pv FROM up2 JOIN member USING (id) WHERE parent >= 0 GROUP BY parent),
up4 AS MATERIALIZED (SELECT parent AS id, sum(pv)::bigint AS pv FROM up3 JOIN member USING (id) WHERE parent >= 0 GROUP BY parent),
up5 AS MATERIALIZED (SELECT parent AS id, sum(pv)::bigint AS pv FROM up4 JOIN member USING (id) WHERE parent >= 0 GROUP BY parent),
up6 AS MATERIALIZED (SELECT parent AS id, sum(pv)::bigint AS pv FROM up5 JOIN member USING (id) WHERE parent >= 0 GROUP BY parent),
up7 AS MATERIALIZED (SELECT parent AS id, sum(pv)::bigint AS pv FROM up6 JOIN member USING (id) WHERE parent >= 0 GROUP BY parent),
up8 AS MATERIALIZED (SELECT parent AS id, sum(pv)::bigint AS pv FROM up7 JOIN member USING (id) WHERE parent >= 0 GROUP BY parent),
up9 AS MATERIALIZED (SELECT parent AS id, sum(pv)::bigint AS pv FROM up8 JOIN member USING (id) WHERE parent >= 0 GROUP BY parent),
up10 AS MATERIALIZED (SELECT parent AS id, sum(pv)::bigint AS pv FROM up9 JOIN member USING (id) WHERE parent >= 0 GROUP BY parent),
earned AS (
  SELECT id, sum(pv)::bigint AS pv FROM (
    SELECT id, 5 * pv AS pv FROM up1
    UNION ALL
    SELECT id, 4 * pv AS pv FROM up2
    UNION ALL
    SELECT id, 3 * pv AS pv FROM up3
    UNION ALL
    SELECT id, 2 * pv AS pv FROM up4
    UNION ALL
    SELECT id, 2 * pv AS pv FROM up5
    UNION ALL
    SELECT id, 1 * pv AS pv FROM up6
    UNION ALL
    SELECT id, 1 * pv AS pv FROM up7
    UNION ALL
    SELECT id, 1 * pv AS pv FROM up8
    UNION ALL
    SELECT id, 1 * pv AS pv FROM up9
    UNION ALL
    SELECT id, 1 * pv AS pv FROM up10
  ) levels GROUP BY id
)
SELECT count(*) AS payees, round(sum(pv) / 10000)::bigint AS cents FROM earned;

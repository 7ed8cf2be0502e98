-- Baseline for `treeline bench commission`: ten unilevel levels as one SQL statement, sums only.
-- Expects the temporary tables member(id, parent) and sale(buyer, pv), which the bench fills; psql's \timing
-- measures the one statement.
WITH RECURSIVE
rate(level, rate) AS (
  VALUES (1, 0.05), (2, 0.04), (3, 0.03), (4, 0.02), (5, 0.02), (6, 0.01), (7, 0.01), (8, 0.01), (9, 0.01), (10, 0.01)
),
volume AS (SELECT buyer, sum(pv) AS pv FROM sale GROUP BY buyer),
up(payee, level, pv) AS (
  SELECT member.parent, 1, volume.pv FROM volume JOIN member ON member.id = volume.buyer WHERE member.parent >= 0
  UNION ALL
  SELECT member.parent, up.level + 1, up.pv FROM up JOIN member ON member.id = up.payee
  WHERE member.parent >= 0 AND up.level < 10
),
earned AS (SELECT up.payee, sum(up.pv * rate.rate) AS cents FROM up JOIN rate USING (level) GROUP BY up.payee)
SELECT count(*) AS payees, round(sum(cents) / 100)::bigint AS cents FROM earned;

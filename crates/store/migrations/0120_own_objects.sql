-- Objects a company makes itself. Tables of one shape stand ready, so that making an object is no change of schema, is seen
-- at once and has indexes of its own; `own_object` says which object of a company lies in which table.
CREATE TABLE own_object (
  tenant_id {id} NOT NULL,
  slot {i64} NOT NULL,
  object {text} NOT NULL,
  PRIMARY KEY (tenant_id, slot),
  UNIQUE (tenant_id, object)
) {clustered};

CREATE TABLE "own_01" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_01_by_owner_id ON "own_01" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_01_by_unit_id ON "own_01" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_01_by_name_key ON "own_01" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_01_in_trash ON "own_01" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_02" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_02_by_owner_id ON "own_02" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_02_by_unit_id ON "own_02" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_02_by_name_key ON "own_02" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_02_in_trash ON "own_02" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_03" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_03_by_owner_id ON "own_03" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_03_by_unit_id ON "own_03" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_03_by_name_key ON "own_03" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_03_in_trash ON "own_03" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_04" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_04_by_owner_id ON "own_04" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_04_by_unit_id ON "own_04" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_04_by_name_key ON "own_04" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_04_in_trash ON "own_04" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_05" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_05_by_owner_id ON "own_05" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_05_by_unit_id ON "own_05" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_05_by_name_key ON "own_05" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_05_in_trash ON "own_05" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_06" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_06_by_owner_id ON "own_06" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_06_by_unit_id ON "own_06" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_06_by_name_key ON "own_06" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_06_in_trash ON "own_06" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_07" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_07_by_owner_id ON "own_07" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_07_by_unit_id ON "own_07" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_07_by_name_key ON "own_07" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_07_in_trash ON "own_07" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_08" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_08_by_owner_id ON "own_08" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_08_by_unit_id ON "own_08" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_08_by_name_key ON "own_08" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_08_in_trash ON "own_08" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_09" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_09_by_owner_id ON "own_09" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_09_by_unit_id ON "own_09" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_09_by_name_key ON "own_09" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_09_in_trash ON "own_09" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_10" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_10_by_owner_id ON "own_10" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_10_by_unit_id ON "own_10" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_10_by_name_key ON "own_10" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_10_in_trash ON "own_10" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_11" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_11_by_owner_id ON "own_11" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_11_by_unit_id ON "own_11" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_11_by_name_key ON "own_11" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_11_in_trash ON "own_11" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_12" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_12_by_owner_id ON "own_12" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_12_by_unit_id ON "own_12" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_12_by_name_key ON "own_12" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_12_in_trash ON "own_12" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_13" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_13_by_owner_id ON "own_13" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_13_by_unit_id ON "own_13" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_13_by_name_key ON "own_13" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_13_in_trash ON "own_13" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_14" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_14_by_owner_id ON "own_14" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_14_by_unit_id ON "own_14" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_14_by_name_key ON "own_14" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_14_in_trash ON "own_14" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_15" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_15_by_owner_id ON "own_15" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_15_by_unit_id ON "own_15" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_15_by_name_key ON "own_15" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_15_in_trash ON "own_15" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_16" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_16_by_owner_id ON "own_16" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_16_by_unit_id ON "own_16" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_16_by_name_key ON "own_16" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_16_in_trash ON "own_16" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_17" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_17_by_owner_id ON "own_17" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_17_by_unit_id ON "own_17" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_17_by_name_key ON "own_17" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_17_in_trash ON "own_17" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_18" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_18_by_owner_id ON "own_18" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_18_by_unit_id ON "own_18" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_18_by_name_key ON "own_18" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_18_in_trash ON "own_18" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_19" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_19_by_owner_id ON "own_19" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_19_by_unit_id ON "own_19" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_19_by_name_key ON "own_19" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_19_in_trash ON "own_19" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

CREATE TABLE "own_20" (
  {pk},
  version {i64} NOT NULL,
  owner_id {id},
  unit_id {id},
  "code" {text} NOT NULL,
  "name" {text} NOT NULL,
  name_key {text} NOT NULL,
  search_text {text} NOT NULL,
  custom {json} NOT NULL,
  created_at {ts} NOT NULL,
  created_by {id},
  updated_at {ts} NOT NULL,
  updated_by {id},
  deleted_at {ts},
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, "code")
) {table};

CREATE INDEX own_20_by_owner_id ON "own_20" (tenant_id, "owner_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_20_by_unit_id ON "own_20" (tenant_id, "unit_id", id) WHERE deleted_at IS NULL;

CREATE INDEX own_20_by_name_key ON "own_20" (tenant_id, "name_key", id) WHERE deleted_at IS NULL;

CREATE INDEX own_20_in_trash ON "own_20" (tenant_id, deleted_at, id) WHERE deleted_at IS NOT NULL;

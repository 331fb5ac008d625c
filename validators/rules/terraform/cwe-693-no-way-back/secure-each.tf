resource "aws_s3_bucket" "plain" {
  versioning {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_s3_bucket" "given" {
  versioning {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_s3_bucket" "kept" {
  versioning {
    enabled = local.kept.on # evidence
  }
}
#----
resource "aws_dynamodb_table" "plain" {
  point_in_time_recovery {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_dynamodb_table" "given" {
  point_in_time_recovery {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_dynamodb_table" "kept" {
  point_in_time_recovery {
    enabled = local.kept.on # evidence
  }
}
#----
resource "aws_db_instance" "plain" {
  backup_retention_period = 32 # evidence
}
#----
variable "given" {
  default = 32
}
resource "aws_rds_cluster" "given" {
  backup_retention_period = var.given # evidence
}
#----
locals {
  kept = { on = 32 }
}
resource "aws_db_instance" "kept" {
  backup_retention_period = local.kept.on # evidence
}
#----
resource "aws_docdb_cluster" "plain" {
  backup_retention_period = 32 # evidence
}
#----
variable "given" {
  default = 32
}
resource "aws_neptune_cluster" "given" {
  backup_retention_period = var.given # evidence
}
#----
locals {
  kept = { on = 32 }
}
resource "aws_docdb_cluster" "kept" {
  backup_retention_period = local.kept.on # evidence
}
#----
resource "aws_elasticache_cluster" "plain" {
  snapshot_retention_limit = 31 # evidence
}
#----
variable "given" {
  default = 31
}
resource "aws_elasticache_replication_group" "given" {
  snapshot_retention_limit = var.given # evidence
}
#----
locals {
  kept = { on = 31 }
}
resource "aws_elasticache_cluster" "kept" {
  snapshot_retention_limit = local.kept.on # evidence
}
#----
resource "azurerm_key_vault" "plain" {
  purge_protection_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_key_vault" "given" {
  purge_protection_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_key_vault" "kept" {
  purge_protection_enabled = local.kept.on # evidence
}
#----
resource "digitalocean_spaces_bucket" "plain" {
  versioning {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "digitalocean_spaces_bucket" "given" {
  versioning {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "digitalocean_spaces_bucket" "kept" {
  versioning {
    enabled = local.kept.on # evidence
  }
}
#----
resource "google_sql_database_instance" "plain" {
  settings {
    backup_configuration {
      enabled = true # evidence
    }
  }
}
#----
variable "given" {
  default = true
}
resource "google_sql_database_instance" "given" {
  settings {
    backup_configuration {
      enabled = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_sql_database_instance" "kept" {
  settings {
    backup_configuration {
      enabled = local.kept.on # evidence
    }
  }
}
#----
resource "google_storage_bucket" "plain" {
  versioning {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_storage_bucket" "given" {
  versioning {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_storage_bucket" "kept" {
  versioning {
    enabled = local.kept.on # evidence
  }
}
#----
resource "aws_qldb_ledger" "plain" {
  deletion_protection = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_cognito_user_pool" "given" {
  deletion_protection = var.given # evidence
}
#----
resource "azurerm_postgresql_server" "plain" {
  geo_redundant_backup_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_mysql_server" "given" {
  geo_redundant_backup_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_mariadb_server" "kept" {
  geo_redundant_backup_enabled = local.kept.on # evidence
}
#----
resource "aws_lb" "plain" {
  enable_deletion_protection = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_alb" "given" {
  enable_deletion_protection = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_lb" "kept" {
  enable_deletion_protection = local.kept.on # evidence
}
#----
resource "nifcloud_db_instance" "plain" {
  backup_retention_period = 32 # evidence
}
#----
variable "given" {
  default = 32
}
resource "nifcloud_db_instance" "given" {
  backup_retention_period = var.given # evidence
}
#----
locals {
  kept = { on = 32 }
}
resource "nifcloud_db_instance" "kept" {
  backup_retention_period = local.kept.on # evidence
}
#----
resource "aws_kms_key" "plain" {
  deletion_window_in_days = 44 # evidence
}
#----
variable "given" {
  default = 44
}
resource "aws_kms_key" "given" {
  deletion_window_in_days = var.given # evidence
}
#----
locals {
  kept = { on = 44 }
}
resource "aws_kms_key" "kept" {
  deletion_window_in_days = local.kept.on # evidence
}
#----
resource "aws_s3_bucket_versioning" "plain" {
  versioning_configuration {
    mfa_delete = "Enabled" # evidence
  }
}
#----
variable "given" {
  default = "Enabled"
}
resource "aws_s3_bucket_versioning" "given" {
  versioning_configuration {
    mfa_delete = var.given # evidence
  }
}
#----
locals {
  kept = { on = "Enabled" }
}
resource "aws_s3_bucket_versioning" "kept" {
  versioning_configuration {
    mfa_delete = local.kept.on # evidence
  }
}
#----
resource "azurerm_postgresql_server" "plain" {
  backup_retention_days = 37 # evidence
}
#----
variable "given" {
  default = 37
}
resource "azurerm_mysql_server" "given" {
  backup_retention_days = var.given # evidence
}
#----
locals {
  kept = { on = 37 }
}
resource "azurerm_mariadb_server" "kept" {
  backup_retention_days = local.kept.on # evidence
}
#----
resource "google_bigtable_instance" "plain" {
  deletion_protection = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_spanner_database" "given" {
  deletion_protection = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_container_cluster" "kept" {
  deletion_protection = local.kept.on # evidence
}
#----
locals {
  kept = { on = 32 }
}
resource "aws_redshift_cluster" "kept" {
  automated_snapshot_retention_period = local.kept.on # evidence
}
#----
resource "google_spanner_database" "plain" {
  enable_drop_protection = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_spanner_database" "given" {
  enable_drop_protection = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_spanner_database" "kept" {
  enable_drop_protection = local.kept.on # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  blob_properties {
    delete_retention_policy {
      days = 37 # evidence
    }
  }
}
#----
variable "given" {
  default = 37
}
resource "azurerm_storage_account" "given" {
  blob_properties {
    delete_retention_policy {
      days = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = 37 }
}
resource "azurerm_storage_account" "kept" {
  blob_properties {
    delete_retention_policy {
      days = local.kept.on # evidence
    }
  }
}
#----
resource "aws_s3_bucket_versioning" "plain" {
  versioning_configuration {
    status = "Enabled" # evidence
  }
}
#----
variable "given" {
  default = "Enabled"
}
resource "aws_s3_bucket_versioning" "given" {
  versioning_configuration {
    status = var.given # evidence
  }
}
#----
locals {
  kept = { on = "Enabled" }
}
resource "aws_s3_bucket_versioning" "kept" {
  versioning_configuration {
    status = local.kept.on # evidence
  }
}
#----
resource "azurerm_postgresql_flexible_server" "plain" {
  geo_redundant_backup_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_mysql_flexible_server" "given" {
  geo_redundant_backup_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_postgresql_flexible_server" "kept" {
  geo_redundant_backup_enabled = local.kept.on # evidence
}
#----
resource "google_bigquery_table" "plain" {
  deletion_protection = true # evidence
}
#----
variable "given" {
  default = true
}
resource "google_bigtable_instance" "given" {
  deletion_protection = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "google_spanner_database" "kept" {
  deletion_protection = local.kept.on # evidence
}
#----
resource "google_kms_crypto_key" "plain" {
  lifecycle {
    prevent_destroy = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "google_kms_key_ring" "given" {
  lifecycle {
    prevent_destroy = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "google_kms_crypto_key" "kept" {
  lifecycle {
    prevent_destroy = local.kept.on # evidence
  }
}

resource "aws_s3_bucket" "plain" {
  versioning {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_s3_bucket" "given" {
  versioning {
    enabled = var.given # finding
  }
}
#----
resource "aws_s3_bucket" "many" {
  for_each = { quay = false }
  versioning {
    enabled = each.value # finding
  }
}
#----
resource "aws_dynamodb_table" "plain" {
  point_in_time_recovery {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_dynamodb_table" "given" {
  point_in_time_recovery {
    enabled = var.given # finding
  }
}
#----
resource "aws_dynamodb_table" "many" {
  for_each = { quay = false }
  point_in_time_recovery {
    enabled = each.value # finding
  }
}
#----
resource "aws_db_instance" "plain" {
  backup_retention_period = 1 # finding
}
#----
variable "given" {
  default = 1
}
resource "aws_rds_cluster" "given" {
  backup_retention_period = var.given # finding
}
#----
resource "aws_db_instance" "many" {
  for_each = { quay = 1 }
  backup_retention_period = each.value # finding
}
#----
resource "aws_docdb_cluster" "plain" {
  backup_retention_period = 1 # finding
}
#----
variable "given" {
  default = 1
}
resource "aws_neptune_cluster" "given" {
  backup_retention_period = var.given # finding
}
#----
resource "aws_docdb_cluster" "many" {
  for_each = { quay = 1 }
  backup_retention_period = each.value # finding
}
#----
resource "aws_elasticache_cluster" "plain" {
  snapshot_retention_limit = 0 # finding
}
#----
variable "given" {
  default = 0
}
resource "aws_elasticache_replication_group" "given" {
  snapshot_retention_limit = var.given # finding
}
#----
resource "aws_elasticache_cluster" "many" {
  for_each = { quay = 0 }
  snapshot_retention_limit = each.value # finding
}
#----
resource "azurerm_key_vault" "plain" {
  purge_protection_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_key_vault" "given" {
  purge_protection_enabled = var.given # finding
}
#----
resource "azurerm_key_vault" "many" {
  for_each = { quay = false }
  purge_protection_enabled = each.value # finding
}
#----
resource "digitalocean_spaces_bucket" "plain" {
  versioning {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "digitalocean_spaces_bucket" "given" {
  versioning {
    enabled = var.given # finding
  }
}
#----
resource "digitalocean_spaces_bucket" "many" {
  for_each = { quay = false }
  versioning {
    enabled = each.value # finding
  }
}
#----
resource "google_sql_database_instance" "plain" {
  settings {
    backup_configuration {
      enabled = false # finding
    }
  }
}
#----
variable "given" {
  default = false
}
resource "google_sql_database_instance" "given" {
  settings {
    backup_configuration {
      enabled = var.given # finding
    }
  }
}
#----
resource "google_sql_database_instance" "many" {
  for_each = { quay = false }
  settings {
    backup_configuration {
      enabled = each.value # finding
    }
  }
}
#----
resource "google_storage_bucket" "plain" {
  versioning {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_storage_bucket" "given" {
  versioning {
    enabled = var.given # finding
  }
}
#----
resource "google_storage_bucket" "many" {
  for_each = { quay = false }
  versioning {
    enabled = each.value # finding
  }
}
#----
resource "aws_qldb_ledger" "plain" {
  deletion_protection = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_cognito_user_pool" "given" {
  deletion_protection = var.given # finding
}
#----
resource "azurerm_postgresql_server" "plain" {
  geo_redundant_backup_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_mysql_server" "given" {
  geo_redundant_backup_enabled = var.given # finding
}
#----
resource "azurerm_mariadb_server" "many" {
  for_each = { quay = false }
  geo_redundant_backup_enabled = each.value # finding
}
#----
resource "aws_lb" "plain" {
  enable_deletion_protection = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_alb" "given" {
  enable_deletion_protection = var.given # finding
}
#----
resource "aws_lb" "many" {
  for_each = { quay = false }
  enable_deletion_protection = each.value # finding
}
#----
resource "nifcloud_db_instance" "plain" {
  backup_retention_period = 1 # finding
}
#----
variable "given" {
  default = 1
}
resource "nifcloud_db_instance" "given" {
  backup_retention_period = var.given # finding
}
#----
resource "nifcloud_db_instance" "many" {
  for_each = { quay = 1 }
  backup_retention_period = each.value # finding
}
#----
resource "aws_kms_key" "plain" {
  deletion_window_in_days = 13 # finding
}
#----
variable "given" {
  default = 13
}
resource "aws_kms_key" "given" {
  deletion_window_in_days = var.given # finding
}
#----
resource "aws_kms_key" "many" {
  for_each = { quay = 13 }
  deletion_window_in_days = each.value # finding
}
#----
resource "aws_s3_bucket_versioning" "plain" {
  versioning_configuration {
    mfa_delete = "Disabled" # finding
  }
}
#----
variable "given" {
  default = "Disabled"
}
resource "aws_s3_bucket_versioning" "given" {
  versioning_configuration {
    mfa_delete = var.given # finding
  }
}
#----
resource "aws_s3_bucket_versioning" "many" {
  for_each = { quay = "Disabled" }
  versioning_configuration {
    mfa_delete = each.value # finding
  }
}
#----
resource "azurerm_postgresql_server" "plain" {
  backup_retention_days = 6 # finding
}
#----
variable "given" {
  default = 6
}
resource "azurerm_mysql_server" "given" {
  backup_retention_days = var.given # finding
}
#----
resource "azurerm_mariadb_server" "many" {
  for_each = { quay = 6 }
  backup_retention_days = each.value # finding
}
#----
resource "google_bigtable_instance" "plain" {
  deletion_protection = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_spanner_database" "given" {
  deletion_protection = var.given # finding
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = false }
  deletion_protection = each.value # finding
}
#----
resource "aws_redshift_cluster" "many" {
  for_each = { quay = 1 }
  automated_snapshot_retention_period = each.value # finding
}
#----
resource "google_spanner_database" "plain" {
  enable_drop_protection = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_spanner_database" "given" {
  enable_drop_protection = var.given # finding
}
#----
resource "google_spanner_database" "many" {
  for_each = { quay = false }
  enable_drop_protection = each.value # finding
}
#----
resource "azurerm_storage_account" "plain" {
  blob_properties {
    delete_retention_policy {
      days = 6 # finding
    }
  }
}
#----
variable "given" {
  default = 6
}
resource "azurerm_storage_account" "given" {
  blob_properties {
    delete_retention_policy {
      days = var.given # finding
    }
  }
}
#----
resource "azurerm_storage_account" "many" {
  for_each = { quay = 6 }
  blob_properties {
    delete_retention_policy {
      days = each.value # finding
    }
  }
}
#----
resource "aws_s3_bucket_versioning" "plain" {
  versioning_configuration {
    status = "Suspended" # finding
  }
}
#----
variable "given" {
  default = "Suspended"
}
resource "aws_s3_bucket_versioning" "given" {
  versioning_configuration {
    status = var.given # finding
  }
}
#----
resource "aws_s3_bucket_versioning" "many" {
  for_each = { quay = "Suspended" }
  versioning_configuration {
    status = each.value # finding
  }
}
#----
resource "azurerm_postgresql_flexible_server" "plain" {
  geo_redundant_backup_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_mysql_flexible_server" "given" {
  geo_redundant_backup_enabled = var.given # finding
}
#----
resource "azurerm_postgresql_flexible_server" "many" {
  for_each = { quay = false }
  geo_redundant_backup_enabled = each.value # finding
}
#----
resource "google_bigquery_table" "plain" {
  deletion_protection = false # finding
}
#----
variable "given" {
  default = false
}
resource "google_bigtable_instance" "given" {
  deletion_protection = var.given # finding
}
#----
resource "google_spanner_database" "many" {
  for_each = { quay = false }
  deletion_protection = each.value # finding
}
#----
resource "google_kms_crypto_key" "plain" {
  lifecycle {
    prevent_destroy = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "google_kms_key_ring" "given" {
  lifecycle {
    prevent_destroy = var.given # finding
  }
}
#----
resource "google_kms_crypto_key" "many" {
  for_each = { quay = false }
  lifecycle {
    prevent_destroy = each.value # finding
  }
}

resource "aws_s3_bucket" "plain" {
  versioning {
    enabled = false # finding
  }
}
#----
resource "aws_dynamodb_table" "plain" {
  point_in_time_recovery {
    enabled = false # finding
  }
}
#----
resource "aws_db_instance" "plain" {
  backup_retention_period = 1 # finding
}
#----
resource "aws_docdb_cluster" "plain" {
  backup_retention_period = 1 # finding
}
#----
resource "aws_elasticache_cluster" "plain" {
  snapshot_retention_limit = 0 # finding
}
#----
resource "azurerm_key_vault" "plain" {
  purge_protection_enabled = false # finding
}
#----
resource "digitalocean_spaces_bucket" "plain" {
  versioning {
    enabled = false # finding
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
resource "google_storage_bucket" "plain" {
  versioning {
    enabled = false # finding
  }
}
#----
resource "aws_qldb_ledger" "plain" {
  deletion_protection = false # finding
}
#----
resource "azurerm_postgresql_server" "plain" {
  geo_redundant_backup_enabled = false # finding
}
#----
resource "aws_lb" "plain" {
  enable_deletion_protection = false # finding
}
#----
resource "nifcloud_db_instance" "plain" {
  backup_retention_period = 1 # finding
}
#----
resource "aws_kms_key" "plain" {
  deletion_window_in_days = 13 # finding
}
#----
resource "aws_s3_bucket_versioning" "plain" {
  versioning_configuration {
    mfa_delete = "Disabled" # finding
  }
}
#----
resource "azurerm_postgresql_server" "plain" {
  backup_retention_days = 6 # finding
}
#----
resource "google_bigtable_instance" "plain" {
  deletion_protection = false # finding
}
#----
resource "google_spanner_database" "plain" {
  enable_drop_protection = false # finding
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
resource "aws_s3_bucket_versioning" "plain" {
  versioning_configuration {
    status = "Suspended" # finding
  }
}
#----
resource "azurerm_postgresql_flexible_server" "plain" {
  geo_redundant_backup_enabled = false # finding
}
#----
resource "google_bigquery_table" "plain" {
  deletion_protection = false # finding
}
#----
resource "google_kms_crypto_key" "plain" {
  lifecycle {
    prevent_destroy = false # finding
  }
}

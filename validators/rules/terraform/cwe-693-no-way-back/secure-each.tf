resource "aws_s3_bucket" "plain" {
  versioning {
    enabled = true # evidence
  }
}
#----
resource "aws_dynamodb_table" "plain" {
  point_in_time_recovery {
    enabled = true # evidence
  }
}
#----
resource "aws_db_instance" "plain" {
  backup_retention_period = 32 # evidence
}
#----
resource "aws_docdb_cluster" "plain" {
  backup_retention_period = 32 # evidence
}
#----
resource "aws_elasticache_cluster" "plain" {
  snapshot_retention_limit = 31 # evidence
}
#----
resource "azurerm_key_vault" "plain" {
  purge_protection_enabled = true # evidence
}
#----
resource "digitalocean_spaces_bucket" "plain" {
  versioning {
    enabled = true # evidence
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
resource "google_storage_bucket" "plain" {
  versioning {
    enabled = true # evidence
  }
}
#----
resource "aws_qldb_ledger" "plain" {
  deletion_protection = true # evidence
}
#----
resource "azurerm_postgresql_server" "plain" {
  geo_redundant_backup_enabled = true # evidence
}
#----
resource "aws_lb" "plain" {
  enable_deletion_protection = true # evidence
}
#----
resource "nifcloud_db_instance" "plain" {
  backup_retention_period = 32 # evidence
}
#----
resource "aws_kms_key" "plain" {
  deletion_window_in_days = 44 # evidence
}
#----
resource "aws_s3_bucket_versioning" "plain" {
  versioning_configuration {
    mfa_delete = "Enabled" # evidence
  }
}
#----
resource "azurerm_postgresql_server" "plain" {
  backup_retention_days = 37 # evidence
}
#----
resource "google_bigtable_instance" "plain" {
  deletion_protection = true # evidence
}
#----
resource "google_spanner_database" "plain" {
  enable_drop_protection = true # evidence
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
resource "aws_s3_bucket_versioning" "plain" {
  versioning_configuration {
    status = "Enabled" # evidence
  }
}
#----
resource "azurerm_postgresql_flexible_server" "plain" {
  geo_redundant_backup_enabled = true # evidence
}
#----
resource "google_bigquery_table" "plain" {
  deletion_protection = true # evidence
}
#----
resource "google_kms_crypto_key" "plain" {
  lifecycle {
    prevent_destroy = true # evidence
  }
}

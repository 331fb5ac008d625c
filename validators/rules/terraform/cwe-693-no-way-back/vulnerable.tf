# finding
resource "aws_s3_bucket" "this" {
}
#----
resource "aws_s3_bucket" "this" {
  versioning {
    enabled = false # finding
  }
}
#----
# finding
resource "aws_dynamodb_table" "this" {
}
#----
resource "aws_dynamodb_table" "this" {
  point_in_time_recovery {
    enabled = false # finding
  }
}
#----
# finding
resource "aws_db_instance" "this" {
  deletion_protection = true # evidence
}
#----
resource "aws_db_instance" "this" {
  deletion_protection = true # evidence
  backup_retention_period = 0 # finding
}
#----
resource "aws_docdb_cluster" "this" {
  backup_retention_period = 0 # finding
}
#----
resource "aws_db_instance" "this" {
  backup_retention_period = 7 # evidence
  deletion_protection = false # finding
}
#----
# finding
resource "aws_elasticache_cluster" "this" {
}
#----
resource "aws_elasticache_cluster" "this" {
  snapshot_retention_limit = 0 # finding
}
#----
# finding
resource "azurerm_key_vault" "this" {
}
#----
resource "azurerm_key_vault" "this" {
  purge_protection_enabled = false # finding
}
#----
# finding
resource "digitalocean_spaces_bucket" "this" {
}
#----
resource "digitalocean_spaces_bucket" "this" {
  versioning {
    enabled = false # finding
  }
}
#----
resource "digitalocean_spaces_bucket" "this" {
  versioning {
    enabled = true # evidence
  }
  force_destroy = true # finding
}
#----
# finding
resource "google_sql_database_instance" "this" {
}
#----
resource "google_sql_database_instance" "this" {
  settings {
    backup_configuration {
      enabled = false # finding
    }
  }
}
#----
resource "google_storage_bucket" "this" {
  versioning {
    enabled = false # finding
  }
}
#----
resource "azurerm_postgresql_server" "this" {
  geo_redundant_backup_enabled = false # finding
}
#----
resource "aws_lb" "this" {
  enable_deletion_protection = false # finding
}
#----
# finding
resource "nifcloud_db_instance" "this" {
}
#----
resource "nifcloud_db_instance" "this" {
  backup_retention_period = 1 # finding
}
#----
resource "azurerm_postgresql_flexible_server" "a" {
  geo_redundant_backup_enabled = false # finding
}
#----
resource "google_bigquery_table" "a" {
  deletion_protection = false # finding
}

resource "aws_s3_bucket" "this" {
  versioning {
    enabled = true # evidence
  }
}
#----
resource "aws_s3_bucket" "a" {
  bucket = "x"
}
resource "aws_s3_bucket_versioning" "a" {
  bucket = aws_s3_bucket.a.id
  versioning_configuration {
    status = "Enabled" # evidence
  }
}
#----
resource "aws_dynamodb_table" "this" {
  point_in_time_recovery {
    enabled = true # evidence
  }
}
#----
resource "aws_db_instance" "this" {
  deletion_protection = true # evidence
  backup_retention_period = 7 # evidence
}
#----
resource "aws_docdb_cluster" "this" {
  backup_retention_period = 7 # evidence
}
#----
resource "aws_db_instance" "this" {
  backup_retention_period = 7 # evidence
  deletion_protection = true # evidence
}
#----
resource "aws_elasticache_cluster" "this" {
  snapshot_retention_limit = 5 # evidence
}
#----
resource "azurerm_key_vault" "this" {
  purge_protection_enabled = true # evidence
}
#----
resource "digitalocean_spaces_bucket" "this" {
  versioning {
    enabled = true # evidence
  }
}
#----
resource "digitalocean_spaces_bucket" "this" {
  versioning {
    enabled = true # evidence
  }
  force_destroy = false # evidence
}
#----
resource "google_sql_database_instance" "this" {
  settings {
    backup_configuration {
      enabled = true # evidence
    }
  }
}
#----
resource "google_storage_bucket" "this" {
  versioning {
    enabled = true # evidence
  }
}
#----
resource "nifcloud_db_instance" "this" {
  backup_retention_period = 7 # evidence
}
#----
resource "azurerm_postgresql_flexible_server" "a" {
  geo_redundant_backup_enabled = true # evidence
}
#----
resource "google_bigquery_table" "a" {
  deletion_protection = true # evidence
}

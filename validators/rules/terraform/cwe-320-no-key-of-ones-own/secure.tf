resource "aws_secretsmanager_secret" "this" {
  kms_key_id = "alias/secrets" # evidence
}
#----
resource "aws_cloudwatch_log_group" "this" {
  kms_key_id = "alias/logs" # evidence
}
#----
resource "aws_cloudtrail" "this" {
  kms_key_id = "alias/trail" # evidence
}
#----
resource "aws_ecr_repository" "this" {
  encryption_configuration {
    encryption_type = "KMS" # evidence
  }
}
#----
resource "aws_dynamodb_table" "this" {
  server_side_encryption {
    enabled = true # evidence
  }
}
#----
resource "aws_sns_topic" "this" {
  kms_master_key_id = "alias/mine" # evidence
}
#----
resource "google_compute_disk" "this" {
  disk_encryption_key {
    kms_key_self_link = "projects/p/locations/l/keyRings/r/cryptoKeys/k" # evidence
  }
}
#----
resource "google_compute_instance" "this" {
  boot_disk {
    kms_key_self_link = "projects/p/locations/l/keyRings/r/cryptoKeys/k" # evidence
  }
}
#----
resource "google_storage_bucket" "this" {
  encryption {
    default_kms_key_name = "projects/p/locations/l/keyRings/r/cryptoKeys/k" # evidence
  }
}
#----
resource "google_pubsub_topic" "this" {
  kms_key_name = "projects/p/locations/l/keyRings/r/cryptoKeys/k" # evidence
}
#----
resource "google_bigquery_dataset" "this" {
  default_encryption_configuration {
    kms_key_name = "projects/p/locations/l/keyRings/r/cryptoKeys/k" # evidence
  }
}
#----
resource "aws_rds_cluster_instance" "this" {
  performance_insights_enabled = true
  performance_insights_kms_key_id = "alias/i" # evidence
}

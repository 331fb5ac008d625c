resource "aws_secretsmanager_secret" "plain" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
variable "given" {
  default = aws_kms_key.main.arn
}
resource "aws_secretsmanager_secret" "given" {
  kms_key_id = var.given # evidence
}
#----
locals {
  kept = { on = aws_kms_key.main.arn }
}
resource "aws_secretsmanager_secret" "kept" {
  kms_key_id = local.kept.on # evidence
}
#----
resource "aws_cloudwatch_log_group" "plain" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
variable "given" {
  default = aws_kms_key.main.arn
}
resource "aws_cloudwatch_log_group" "given" {
  kms_key_id = var.given # evidence
}
#----
locals {
  kept = { on = aws_kms_key.main.arn }
}
resource "aws_cloudwatch_log_group" "kept" {
  kms_key_id = local.kept.on # evidence
}
#----
resource "aws_cloudtrail" "plain" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
variable "given" {
  default = aws_kms_key.main.arn
}
resource "aws_cloudtrail" "given" {
  kms_key_id = var.given # evidence
}
#----
locals {
  kept = { on = aws_kms_key.main.arn }
}
resource "aws_cloudtrail" "kept" {
  kms_key_id = local.kept.on # evidence
}
#----
resource "aws_ecr_repository" "plain" {
  encryption_configuration {
    encryption_type = "KMS" # evidence
  }
}
#----
variable "given" {
  default = "KMS"
}
resource "aws_ecr_repository" "given" {
  encryption_configuration {
    encryption_type = var.given # evidence
  }
}
#----
locals {
  kept = { on = "KMS" }
}
resource "aws_ecr_repository" "kept" {
  encryption_configuration {
    encryption_type = local.kept.on # evidence
  }
}
#----
resource "aws_dynamodb_table" "plain" {
  server_side_encryption {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_dynamodb_table" "given" {
  server_side_encryption {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_dynamodb_table" "kept" {
  server_side_encryption {
    enabled = local.kept.on # evidence
  }
}
#----
resource "google_compute_disk" "plain" {
  disk_encryption_key {
    kms_key_self_link = google_kms_crypto_key.main.id # evidence
  }
}
#----
variable "given" {
  default = google_kms_crypto_key.main.id
}
resource "google_compute_disk" "given" {
  disk_encryption_key {
    kms_key_self_link = var.given # evidence
  }
}
#----
locals {
  kept = { on = google_kms_crypto_key.main.id }
}
resource "google_compute_disk" "kept" {
  disk_encryption_key {
    kms_key_self_link = local.kept.on # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  boot_disk {
    kms_key_self_link = google_kms_crypto_key.main.id # evidence
  }
}
#----
variable "given" {
  default = google_kms_crypto_key.main.id
}
resource "google_compute_instance" "given" {
  boot_disk {
    kms_key_self_link = var.given # evidence
  }
}
#----
locals {
  kept = { on = google_kms_crypto_key.main.id }
}
resource "google_compute_instance" "kept" {
  boot_disk {
    kms_key_self_link = local.kept.on # evidence
  }
}
#----
resource "google_storage_bucket" "plain" {
  encryption {
    default_kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
variable "given" {
  default = google_kms_crypto_key.main.id
}
resource "google_storage_bucket" "given" {
  encryption {
    default_kms_key_name = var.given # evidence
  }
}
#----
locals {
  kept = { on = google_kms_crypto_key.main.id }
}
resource "google_storage_bucket" "kept" {
  encryption {
    default_kms_key_name = local.kept.on # evidence
  }
}
#----
resource "google_pubsub_topic" "plain" {
  kms_key_name = google_kms_crypto_key.main.id # evidence
}
#----
variable "given" {
  default = google_kms_crypto_key.main.id
}
resource "google_pubsub_topic" "given" {
  kms_key_name = var.given # evidence
}
#----
locals {
  kept = { on = google_kms_crypto_key.main.id }
}
resource "google_pubsub_topic" "kept" {
  kms_key_name = local.kept.on # evidence
}
#----
resource "google_bigquery_dataset" "plain" {
  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
variable "given" {
  default = google_kms_crypto_key.main.id
}
resource "google_bigquery_dataset" "given" {
  default_encryption_configuration {
    kms_key_name = var.given # evidence
  }
}
#----
locals {
  kept = { on = google_kms_crypto_key.main.id }
}
resource "google_bigquery_dataset" "kept" {
  default_encryption_configuration {
    kms_key_name = local.kept.on # evidence
  }
}
#----
resource "aws_backup_vault" "plain" {
  kms_key_arn = aws_kms_key.main.arn # evidence
}
#----
variable "given" {
  default = aws_kms_key.main.arn
}
resource "aws_backup_vault" "given" {
  kms_key_arn = var.given # evidence
}
#----
locals {
  kept = { on = aws_kms_key.main.arn }
}
resource "aws_backup_vault" "kept" {
  kms_key_arn = local.kept.on # evidence
}
#----
resource "google_sql_database_instance" "plain" {
  encryption_key_name = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "google_sql_database_instance" "given" {
  encryption_key_name = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "google_sql_database_instance" "kept" {
  encryption_key_name = local.kept.on # evidence
}
#----
resource "google_dataflow_job" "plain" {
  kms_key_name = google_kms_crypto_key.main.id # evidence
}
#----
variable "given" {
  default = google_kms_crypto_key.main.id
}
resource "google_filestore_instance" "given" {
  kms_key_name = var.given # evidence
}
#----
locals {
  kept = { on = google_kms_crypto_key.main.id }
}
resource "google_redis_instance" "kept" {
  kms_key_name = local.kept.on # evidence
}
#----
resource "aws_mq_broker" "plain" {
  encryption_options {
    use_aws_owned_key = false # evidence
  }
}
#----
variable "given" {
  default = false
}
resource "aws_mq_broker" "given" {
  encryption_options {
    use_aws_owned_key = var.given # evidence
  }
}
#----
locals {
  kept = { on = false }
}
resource "aws_mq_broker" "kept" {
  encryption_options {
    use_aws_owned_key = local.kept.on # evidence
  }
}
#----
resource "aws_codepipeline" "plain" {
  artifact_store {
    encryption_key = aws_kms_key.main.arn # evidence
  }
}
#----
variable "given" {
  default = aws_kms_key.main.arn
}
resource "aws_codepipeline" "given" {
  artifact_store {
    encryption_key = var.given # evidence
  }
}
#----
locals {
  kept = { on = aws_kms_key.main.arn }
}
resource "aws_codepipeline" "kept" {
  artifact_store {
    encryption_key = local.kept.on # evidence
  }
}
#----
resource "google_bigquery_table" "plain" {
  encryption_configuration {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
variable "given" {
  default = google_kms_crypto_key.main.id
}
resource "google_bigquery_table" "given" {
  encryption_configuration {
    kms_key_name = var.given # evidence
  }
}
#----
locals {
  kept = { on = google_kms_crypto_key.main.id }
}
resource "google_bigquery_table" "kept" {
  encryption_configuration {
    kms_key_name = local.kept.on # evidence
  }
}
#----
resource "google_vertex_ai_dataset" "plain" {
  encryption_spec {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
variable "given" {
  default = google_kms_crypto_key.main.id
}
resource "google_vertex_ai_dataset" "given" {
  encryption_spec {
    kms_key_name = var.given # evidence
  }
}
#----
locals {
  kept = { on = google_kms_crypto_key.main.id }
}
resource "google_vertex_ai_dataset" "kept" {
  encryption_spec {
    kms_key_name = local.kept.on # evidence
  }
}

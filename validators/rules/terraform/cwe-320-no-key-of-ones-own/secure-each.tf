resource "aws_secretsmanager_secret" "plain" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_cloudwatch_log_group" "plain" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_cloudtrail" "plain" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_ecr_repository" "plain" {
  encryption_configuration {
    encryption_type = "KMS" # evidence
  }
}
#----
resource "aws_dynamodb_table" "plain" {
  server_side_encryption {
    enabled = true # evidence
  }
}
#----
resource "google_compute_disk" "plain" {
  disk_encryption_key {
    kms_key_self_link = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_compute_instance" "plain" {
  boot_disk {
    kms_key_self_link = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_storage_bucket" "plain" {
  encryption {
    default_kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_pubsub_topic" "plain" {
  kms_key_name = google_kms_crypto_key.main.id # evidence
}
#----
resource "google_bigquery_dataset" "plain" {
  default_encryption_configuration {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "aws_backup_vault" "plain" {
  kms_key_arn = aws_kms_key.main.arn # evidence
}
#----
resource "google_sql_database_instance" "plain" {
  encryption_key_name = "ships" # evidence
}
#----
resource "google_dataflow_job" "plain" {
  kms_key_name = google_kms_crypto_key.main.id # evidence
}
#----
resource "aws_mq_broker" "plain" {
  encryption_options {
    use_aws_owned_key = false # evidence
  }
}
#----
resource "aws_codepipeline" "plain" {
  artifact_store {
    encryption_key = aws_kms_key.main.arn # evidence
  }
}
#----
resource "google_bigquery_table" "plain" {
  encryption_configuration {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}
#----
resource "google_vertex_ai_dataset" "plain" {
  encryption_spec {
    kms_key_name = google_kms_crypto_key.main.id # evidence
  }
}

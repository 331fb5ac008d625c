# finding
resource "aws_secretsmanager_secret" "this" {
}
#----
# finding
resource "aws_cloudwatch_log_group" "this" {
}
#----
# finding
resource "aws_cloudtrail" "this" {
}
#----
# finding
resource "aws_ecr_repository" "this" {
}
#----
resource "aws_ecr_repository" "this" {
  encryption_configuration {
    encryption_type = "AES256" # finding
  }
}
#----
# finding
resource "aws_dynamodb_table" "this" {
}
#----
resource "aws_dynamodb_table" "this" {
  server_side_encryption {
    enabled = false # finding
  }
}
#----
resource "aws_sns_topic" "this" {
  kms_master_key_id = "alias/aws/sns" # finding
}
#----
# finding
resource "google_compute_disk" "this" {
}
#----
# finding
resource "google_compute_instance" "this" {
}
#----
# finding
resource "google_storage_bucket" "this" {
}
#----
# finding
resource "google_pubsub_topic" "this" {
}
#----
# finding
resource "aws_rds_cluster_instance" "this" {
  performance_insights_enabled = true
}

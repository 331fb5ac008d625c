# finding
resource "aws_secretsmanager_secret" "bare" {
}
#----
# finding
resource "aws_cloudwatch_log_group" "bare" {
}
#----
# finding
resource "aws_cloudtrail" "bare" {
}
#----
resource "aws_ecr_repository" "plain" {
  encryption_configuration {
    encryption_type = "NONE" # finding
  }
}
#----
resource "aws_dynamodb_table" "plain" {
  server_side_encryption {
    enabled = false # finding
  }
}
#----
# finding
resource "google_compute_disk" "bare" {
}
#----
# finding
resource "google_compute_instance" "bare" {
}
#----
# finding
resource "google_storage_bucket" "bare" {
}
#----
# finding
resource "google_pubsub_topic" "bare" {
}
#----
# finding
resource "google_bigquery_dataset" "bare" {
}
#----
# finding
resource "aws_backup_vault" "bare" {
}
#----
resource "aws_mq_broker" "plain" {
  encryption_options {
    use_aws_owned_key = true # finding
  }
}
#----
# finding
resource "google_bigquery_table" "bare" {
}
#----
# finding
resource "google_vertex_ai_dataset" "bare" {
}
#----
# finding
resource "aws_bedrockagent_agent" "bare" {
}
#----
# finding
resource "aws_dms_s3_endpoint" "bare" {
}
#----
# finding
resource "aws_kendra_index" "bare" {
}
#----
# finding
resource "aws_scheduler_schedule" "bare" {
}
#----
# finding
resource "aws_imagebuilder_component" "bare" {
}
#----
# finding
resource "aws_connect_instance_storage_config" "bare" {
}
#----
# finding
resource "aws_sagemaker_domain" "bare" {
}
#----
# finding
resource "aws_elasticache_replication_group" "bare" {
}
#----
# finding
resource "aws_codebuild_project" "bare" {
}
#----
# finding
resource "aws_s3_object_copy" "bare" {
}
#----
# finding
resource "aws_msk_cluster" "bare" {
}
#----
resource "aws_s3_bucket_server_side_encryption_configuration" "plain" {
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256" # finding
    }
  }
}
#----
# finding
resource "google_artifact_registry_repository" "bare" {
}
#----
# finding
resource "google_bigtable_instance" "bare" {
}
#----
# finding
resource "google_spanner_database" "bare" {
}
#----
# finding
resource "google_dataproc_cluster" "bare" {
}
#----
# finding
resource "google_vertex_ai_metadata_store" "bare" {
}
#----
# finding
resource "google_secret_manager_secret" "bare" {
}
#----
# finding
resource "azurerm_cosmosdb_account" "bare" {
}
#----
# finding
resource "azurerm_batch_account" "bare" {
}
#----
# finding
resource "azurerm_recovery_services_vault" "bare" {
}
#----
# finding
resource "azurerm_kubernetes_cluster" "bare" {
}

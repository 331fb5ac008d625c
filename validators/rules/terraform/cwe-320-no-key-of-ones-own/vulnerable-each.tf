# finding
resource "aws_secretsmanager_secret" "bare" {
}
#----
# finding
resource "aws_secretsmanager_secret" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_secretsmanager_secret" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_cloudwatch_log_group" "bare" {
}
#----
# finding
resource "aws_cloudwatch_log_group" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_cloudwatch_log_group" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_cloudtrail" "bare" {
}
#----
# finding
resource "aws_cloudtrail" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_cloudtrail" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_ecr_repository" "plain" {
  encryption_configuration {
    encryption_type = "NONE" # finding
  }
}
#----
variable "given" {
  default = "NONE"
}
resource "aws_ecr_repository" "given" {
  encryption_configuration {
    encryption_type = var.given # finding
  }
}
#----
resource "aws_ecr_repository" "many" {
  for_each = { quay = "NONE" }
  encryption_configuration {
    encryption_type = each.value # finding
  }
}
#----
resource "aws_dynamodb_table" "plain" {
  server_side_encryption {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_dynamodb_table" "given" {
  server_side_encryption {
    enabled = var.given # finding
  }
}
#----
resource "aws_dynamodb_table" "many" {
  for_each = { quay = false }
  server_side_encryption {
    enabled = each.value # finding
  }
}
#----
# finding
resource "google_compute_disk" "bare" {
}
#----
# finding
resource "google_compute_disk" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_compute_disk" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "google_compute_instance" "bare" {
}
#----
# finding
resource "google_compute_instance" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_compute_instance" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "google_storage_bucket" "bare" {
}
#----
# finding
resource "google_storage_bucket" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_storage_bucket" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "google_pubsub_topic" "bare" {
}
#----
# finding
resource "google_pubsub_topic" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_pubsub_topic" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "google_bigquery_dataset" "bare" {
}
#----
# finding
resource "google_bigquery_dataset" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_bigquery_dataset" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_rds_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_backup_vault" "bare" {
}
#----
# finding
resource "aws_backup_vault" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_backup_vault" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_mq_broker" "plain" {
  encryption_options {
    use_aws_owned_key = true # finding
  }
}
#----
variable "given" {
  default = true
}
resource "aws_mq_broker" "given" {
  encryption_options {
    use_aws_owned_key = var.given # finding
  }
}
#----
resource "aws_mq_broker" "many" {
  for_each = { quay = true }
  encryption_options {
    use_aws_owned_key = each.value # finding
  }
}
#----
# finding
resource "google_bigquery_table" "bare" {
}
#----
# finding
resource "google_bigquery_table" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_bigquery_table" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "google_vertex_ai_dataset" "bare" {
}
#----
# finding
resource "google_vertex_ai_dataset" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_vertex_ai_dataset" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_bedrockagent_agent" "bare" {
}
#----
# finding
resource "aws_bedrockagent_agent" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_bedrockagent_agent" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_dms_s3_endpoint" "bare" {
}
#----
# finding
resource "aws_dms_s3_endpoint" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_dms_s3_endpoint" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_kendra_index" "bare" {
}
#----
# finding
resource "aws_kendra_index" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_kendra_index" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_scheduler_schedule" "bare" {
}
#----
# finding
resource "aws_appflow_connector_profile" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_comprehend_entity_recognizer" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_imagebuilder_component" "bare" {
}
#----
# finding
resource "aws_redshiftserverless_namespace" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_db_snapshot_copy" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_connect_instance_storage_config" "bare" {
}
#----
# finding
resource "aws_connect_instance_storage_config" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_connect_instance_storage_config" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_sagemaker_domain" "bare" {
}
#----
# finding
resource "aws_sagemaker_domain" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_sagemaker_domain" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_elasticache_replication_group" "bare" {
}
#----
# finding
resource "aws_efs_file_system" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_rds_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_codebuild_project" "bare" {
}
#----
# finding
resource "aws_codebuild_project" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_codebuild_project" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_s3_object_copy" "bare" {
}
#----
# finding
resource "aws_s3_bucket_object" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_s3_object_copy" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_msk_cluster" "bare" {
}
#----
# finding
resource "aws_msk_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_msk_cluster" "several" {
  for_each = toset(["north", "south"])
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
variable "given" {
  default = "AES256"
}
resource "aws_s3_bucket_server_side_encryption_configuration" "given" {
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = var.given # finding
    }
  }
}
#----
resource "aws_s3_bucket_server_side_encryption_configuration" "many" {
  for_each = { quay = "AES256" }
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = each.value # finding
    }
  }
}
#----
# finding
resource "google_artifact_registry_repository" "bare" {
}
#----
# finding
resource "google_artifact_registry_repository" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_artifact_registry_repository" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "google_bigtable_instance" "bare" {
}
#----
# finding
resource "google_bigtable_instance" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_bigtable_instance" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "google_spanner_database" "bare" {
}
#----
# finding
resource "google_spanner_database" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_spanner_database" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "google_dataproc_cluster" "bare" {
}
#----
# finding
resource "google_dataproc_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_dataproc_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "google_vertex_ai_metadata_store" "bare" {
}
#----
# finding
resource "google_vertex_ai_metadata_store" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_vertex_ai_metadata_store" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "google_secret_manager_secret" "bare" {
}
#----
# finding
resource "google_secret_manager_secret" "tagged" {
  tags = local.tags
}
#----
# finding
resource "google_secret_manager_secret" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "azurerm_cosmosdb_account" "bare" {
}
#----
# finding
resource "azurerm_cosmosdb_account" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_cosmosdb_account" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "azurerm_batch_account" "bare" {
}
#----
# finding
resource "azurerm_batch_account" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_batch_account" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "azurerm_recovery_services_vault" "bare" {
}
#----
# finding
resource "azurerm_recovery_services_vault" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_recovery_services_vault" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "azurerm_kubernetes_cluster" "bare" {
}
#----
# finding
resource "azurerm_managed_disk" "tagged" {
  tags = local.tags
}
#----
# finding
resource "azurerm_kubernetes_cluster" "several" {
  for_each = toset(["north", "south"])
}

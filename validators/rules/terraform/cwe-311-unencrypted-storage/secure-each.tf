resource "aws_ebs_volume" "plain" {
  encrypted = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_ebs_volume" "given" {
  encrypted = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_ebs_volume" "kept" {
  encrypted = local.kept.on # evidence
}
#----
resource "aws_rds_cluster" "plain" {
  storage_encrypted = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_neptune_cluster" "given" {
  storage_encrypted = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_docdb_cluster" "kept" {
  storage_encrypted = local.kept.on # evidence
}
#----
resource "aws_db_instance" "plain" {
  storage_encrypted = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_db_instance" "given" {
  storage_encrypted = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_db_instance" "kept" {
  storage_encrypted = local.kept.on # evidence
}
#----
resource "aws_efs_file_system" "plain" {
  encrypted = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_efs_file_system" "given" {
  encrypted = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_efs_file_system" "kept" {
  encrypted = local.kept.on # evidence
}
#----
resource "aws_redshift_cluster" "plain" {
  encrypted = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_redshift_cluster" "given" {
  encrypted = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_redshift_cluster" "kept" {
  encrypted = local.kept.on # evidence
}
#----
resource "aws_sqs_queue" "plain" {
  kms_master_key_id = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_sqs_queue" "given" {
  kms_master_key_id = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_sqs_queue" "kept" {
  kms_master_key_id = local.kept.on # evidence
}
#----
resource "aws_sns_topic" "plain" {
  kms_master_key_id = aws_kms_key.main.arn # evidence
}
#----
variable "given" {
  default = aws_kms_key.main.arn
}
resource "aws_sns_topic" "given" {
  kms_master_key_id = var.given # evidence
}
#----
locals {
  kept = { on = aws_kms_key.main.arn }
}
resource "aws_sns_topic" "kept" {
  kms_master_key_id = local.kept.on # evidence
}
#----
resource "aws_kinesis_stream" "plain" {
  encryption_type = "KMS" # evidence
}
#----
variable "given" {
  default = "KMS"
}
resource "aws_kinesis_stream" "given" {
  encryption_type = var.given # evidence
}
#----
locals {
  kept = { on = "KMS" }
}
resource "aws_kinesis_stream" "kept" {
  encryption_type = local.kept.on # evidence
}
#----
resource "aws_kinesis_firehose_delivery_stream" "plain" {
  server_side_encryption {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_kinesis_firehose_delivery_stream" "given" {
  server_side_encryption {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_kinesis_firehose_delivery_stream" "kept" {
  server_side_encryption {
    enabled = local.kept.on # evidence
  }
}
#----
resource "aws_dax_cluster" "plain" {
  server_side_encryption {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_dax_cluster" "given" {
  server_side_encryption {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_dax_cluster" "kept" {
  server_side_encryption {
    enabled = local.kept.on # evidence
  }
}
#----
resource "aws_athena_workgroup" "plain" {
  configuration {
    result_configuration {
      encryption_configuration = "ships" # evidence
    }
  }
}
#----
variable "given" {
  default = "ships"
}
resource "aws_athena_workgroup" "given" {
  configuration {
    result_configuration {
      encryption_configuration = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_athena_workgroup" "kept" {
  configuration {
    result_configuration {
      encryption_configuration = local.kept.on # evidence
    }
  }
}
#----
resource "aws_athena_database" "plain" {
  encryption_configuration = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_athena_database" "given" {
  encryption_configuration = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_athena_database" "kept" {
  encryption_configuration = local.kept.on # evidence
}
#----
resource "aws_api_gateway_method_settings" "plain" {
  settings {
    cache_data_encrypted = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_api_gateway_method_settings" "given" {
  settings {
    cache_data_encrypted = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_api_gateway_method_settings" "kept" {
  settings {
    cache_data_encrypted = local.kept.on # evidence
  }
}
#----
resource "aws_eks_cluster" "plain" {
  encryption_config {
    resources = "ships" # evidence
  }
}
#----
variable "given" {
  default = "ships"
}
resource "aws_eks_cluster" "given" {
  encryption_config {
    resources = var.given # evidence
  }
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_eks_cluster" "kept" {
  encryption_config {
    resources = local.kept.on # evidence
  }
}
#----
resource "aws_instance" "plain" {
  root_block_device {
    encrypted = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "aws_launch_configuration" "given" {
  root_block_device {
    encrypted = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_instance" "kept" {
  root_block_device {
    encrypted = local.kept.on # evidence
  }
}
#----
resource "aws_ebs_encryption_by_default" "plain" {
  enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_ebs_encryption_by_default" "given" {
  enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_ebs_encryption_by_default" "kept" {
  enabled = local.kept.on # evidence
}
#----
resource "aws_s3_bucket" "plain" {
  server_side_encryption_configuration = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_s3_bucket" "given" {
  server_side_encryption_configuration = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_s3_bucket" "kept" {
  server_side_encryption_configuration = local.kept.on # evidence
}
#----
resource "aws_fsx_ontap_file_system" "plain" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
variable "given" {
  default = aws_kms_key.main.arn
}
resource "aws_fsx_openzfs_file_system" "given" {
  kms_key_id = var.given # evidence
}
#----
locals {
  kept = { on = aws_kms_key.main.arn }
}
resource "aws_fsx_windows_file_system" "kept" {
  kms_key_id = local.kept.on # evidence
}
#----
resource "aws_ebs_snapshot_copy" "plain" {
  encrypted = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_ebs_snapshot_copy" "given" {
  encrypted = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_ebs_snapshot_copy" "kept" {
  encrypted = local.kept.on # evidence
}
#----
resource "aws_glue_data_catalog_encryption_settings" "plain" {
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = "ENABLED" # evidence
    }
  }
}
#----
variable "given" {
  default = "ENABLED"
}
resource "aws_glue_data_catalog_encryption_settings" "given" {
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "ENABLED" }
}
resource "aws_glue_data_catalog_encryption_settings" "kept" {
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = local.kept.on # evidence
    }
  }
}
#----
resource "aws_dms_replication_instance" "plain" {
  kms_key_arn = aws_kms_key.main.arn # evidence
}
#----
variable "given" {
  default = aws_kms_key.main.arn
}
resource "aws_dms_replication_instance" "given" {
  kms_key_arn = var.given # evidence
}
#----
locals {
  kept = { on = aws_kms_key.main.arn }
}
resource "aws_dms_replication_instance" "kept" {
  kms_key_arn = local.kept.on # evidence
}
#----
resource "azurerm_managed_disk" "plain" {
  encryption_settings {
    enabled = true # evidence
  }
}
#----
variable "given" {
  default = true
}
resource "azurerm_managed_disk" "given" {
  encryption_settings {
    enabled = var.given # evidence
  }
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_managed_disk" "kept" {
  encryption_settings {
    enabled = local.kept.on # evidence
  }
}
#----
resource "azurerm_data_lake_store" "plain" {
  encryption_state = "Enabled" # evidence
}
#----
variable "given" {
  default = "Enabled"
}
resource "azurerm_data_lake_store" "given" {
  encryption_state = var.given # evidence
}
#----
locals {
  kept = { on = "Enabled" }
}
resource "azurerm_data_lake_store" "kept" {
  encryption_state = local.kept.on # evidence
}
#----
resource "azurerm_mssql_database" "plain" {
  transparent_data_encryption_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_mssql_database" "given" {
  transparent_data_encryption_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_mssql_database" "kept" {
  transparent_data_encryption_enabled = local.kept.on # evidence
}
#----
resource "azurerm_windows_virtual_machine" "plain" {
  encryption_at_host_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_linux_virtual_machine" "given" {
  encryption_at_host_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_linux_virtual_machine_scale_set" "kept" {
  encryption_at_host_enabled = local.kept.on # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  infrastructure_encryption_enabled = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_postgresql_server" "given" {
  infrastructure_encryption_enabled = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_mysql_server" "kept" {
  infrastructure_encryption_enabled = local.kept.on # evidence
}
#----
resource "aws_glue_data_catalog_encryption_settings" "plain" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = true # evidence
    }
  }
}
#----
variable "given" {
  default = true
}
resource "aws_glue_data_catalog_encryption_settings" "given" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_glue_data_catalog_encryption_settings" "kept" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = local.kept.on # evidence
    }
  }
}
#----
resource "aws_glue_security_configuration" "plain" {
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "ENABLED" # evidence
    }
  }
}
#----
variable "given" {
  default = "ENABLED"
}
resource "aws_glue_security_configuration" "given" {
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = "ENABLED" }
}
resource "aws_glue_security_configuration" "kept" {
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = local.kept.on # evidence
    }
  }
}
#----
variable "given" {
  default = true
}
resource "aws_memorydb_cluster" "given" {
  at_rest_encryption_enabled = var.given # evidence
}
#----
resource "aws_rds_cluster_instance" "plain" {
  storage_encrypted = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_docdb_cluster_instance" "given" {
  storage_encrypted = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_rds_cluster_instance" "kept" {
  storage_encrypted = local.kept.on # evidence
}
#----
resource "aws_s3_bucket_object" "plain" {
  server_side_encryption = "ships" # evidence
}
#----
variable "given" {
  default = "ships"
}
resource "aws_s3_object" "given" {
  server_side_encryption = var.given # evidence
}
#----
locals {
  kept = { on = "ships" }
}
resource "aws_s3_bucket_object" "kept" {
  server_side_encryption = local.kept.on # evidence
}
#----
resource "aws_imagebuilder_image_recipe" "plain" {
  block_device_mapping {
    ebs {
      encrypted = true # evidence
    }
  }
}
#----
variable "given" {
  default = true
}
resource "aws_ami" "given" {
  block_device_mapping {
    ebs {
      encrypted = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = true }
}
resource "aws_imagebuilder_image_recipe" "kept" {
  block_device_mapping {
    ebs {
      encrypted = local.kept.on # evidence
    }
  }
}
#----
resource "alicloud_disk" "plain" {
  encrypted = true # evidence
}
#----
locals {
  kept = { on = true }
}
resource "tencentcloud_cbs_storage" "kept" {
  encrypted = local.kept.on # evidence
}
#----
resource "azurerm_automation_variable_string" "plain" {
  encrypted = true # evidence
}
#----
variable "given" {
  default = true
}
resource "azurerm_automation_variable_int" "given" {
  encrypted = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "azurerm_automation_variable_bool" "kept" {
  encrypted = local.kept.on # evidence
}
#----
resource "aws_ebs_snapshot_import" "plain" {
  encrypted = true # evidence
}
#----
variable "given" {
  default = true
}
resource "aws_ebs_snapshot_import" "given" {
  encrypted = var.given # evidence
}
#----
locals {
  kept = { on = true }
}
resource "aws_ebs_snapshot_import" "kept" {
  encrypted = local.kept.on # evidence
}
#----
resource "aws_sagemaker_data_quality_job_definition" "plain" {
  job_resources {
    cluster_config {
      volume_kms_key_id = aws_kms_key.main.arn # evidence
    }
  }
}
#----
variable "given" {
  default = aws_kms_key.main.arn
}
resource "aws_sagemaker_model_quality_job_definition" "given" {
  job_resources {
    cluster_config {
      volume_kms_key_id = var.given # evidence
    }
  }
}
#----
locals {
  kept = { on = aws_kms_key.main.arn }
}
resource "aws_sagemaker_data_quality_job_definition" "kept" {
  job_resources {
    cluster_config {
      volume_kms_key_id = local.kept.on # evidence
    }
  }
}

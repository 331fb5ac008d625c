resource "aws_ebs_volume" "plain" {
  encrypted = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_ebs_volume" "given" {
  encrypted = var.given # finding
}
#----
resource "aws_ebs_volume" "many" {
  for_each = { quay = false }
  encrypted = each.value # finding
}
#----
resource "aws_rds_cluster" "plain" {
  storage_encrypted = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_neptune_cluster" "given" {
  storage_encrypted = var.given # finding
}
#----
resource "aws_docdb_cluster" "many" {
  for_each = { quay = false }
  storage_encrypted = each.value # finding
}
#----
resource "aws_db_instance" "plain" {
  storage_encrypted = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_db_instance" "given" {
  storage_encrypted = var.given # finding
}
#----
resource "aws_db_instance" "many" {
  for_each = { quay = false }
  storage_encrypted = each.value # finding
}
#----
resource "aws_efs_file_system" "plain" {
  encrypted = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_efs_file_system" "given" {
  encrypted = var.given # finding
}
#----
resource "aws_efs_file_system" "many" {
  for_each = { quay = false }
  encrypted = each.value # finding
}
#----
resource "aws_redshift_cluster" "plain" {
  encrypted = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_redshift_cluster" "given" {
  encrypted = var.given # finding
}
#----
resource "aws_redshift_cluster" "many" {
  for_each = { quay = false }
  encrypted = each.value # finding
}
#----
resource "aws_sqs_queue" "plain" {
  kms_master_key_id = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_sqs_queue" "given" {
  kms_master_key_id = var.given # finding
}
#----
resource "aws_sqs_queue" "many" {
  for_each = { quay = false }
  kms_master_key_id = each.value # finding
}
#----
# finding
resource "aws_sns_topic" "bare" {
}
#----
# finding
resource "aws_sns_topic" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_sns_topic" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_kinesis_stream" "plain" {
  encryption_type = "NONE" # finding
}
#----
variable "given" {
  default = "NONE"
}
resource "aws_kinesis_stream" "given" {
  encryption_type = var.given # finding
}
#----
resource "aws_kinesis_stream" "many" {
  for_each = { quay = "NONE" }
  encryption_type = each.value # finding
}
#----
resource "aws_kinesis_firehose_delivery_stream" "plain" {
  server_side_encryption {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_kinesis_firehose_delivery_stream" "given" {
  server_side_encryption {
    enabled = var.given # finding
  }
}
#----
resource "aws_kinesis_firehose_delivery_stream" "many" {
  for_each = { quay = false }
  server_side_encryption {
    enabled = each.value # finding
  }
}
#----
resource "aws_dax_cluster" "plain" {
  server_side_encryption {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_dax_cluster" "given" {
  server_side_encryption {
    enabled = var.given # finding
  }
}
#----
resource "aws_dax_cluster" "many" {
  for_each = { quay = false }
  server_side_encryption {
    enabled = each.value # finding
  }
}
#----
# finding
resource "aws_athena_workgroup" "bare" {
}
#----
# finding
resource "aws_athena_workgroup" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_athena_workgroup" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_athena_database" "bare" {
}
#----
# finding
resource "aws_athena_database" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_athena_database" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_api_gateway_method_settings" "plain" {
  settings {
    cache_data_encrypted = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_api_gateway_method_settings" "given" {
  settings {
    cache_data_encrypted = var.given # finding
  }
}
#----
resource "aws_api_gateway_method_settings" "many" {
  for_each = { quay = false }
  settings {
    cache_data_encrypted = each.value # finding
  }
}
#----
# finding
resource "aws_eks_cluster" "bare" {
}
#----
# finding
resource "aws_eks_cluster" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_eks_cluster" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_instance" "plain" {
  root_block_device {
    encrypted = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "aws_launch_configuration" "given" {
  root_block_device {
    encrypted = var.given # finding
  }
}
#----
resource "aws_instance" "many" {
  for_each = { quay = false }
  root_block_device {
    encrypted = each.value # finding
  }
}
#----
resource "aws_ebs_encryption_by_default" "plain" {
  enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_ebs_encryption_by_default" "given" {
  enabled = var.given # finding
}
#----
resource "aws_ebs_encryption_by_default" "many" {
  for_each = { quay = false }
  enabled = each.value # finding
}
#----
# finding
resource "aws_s3_bucket" "bare" {
}
#----
# finding
resource "aws_s3_bucket" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_s3_bucket" "several" {
  for_each = toset(["north", "south"])
}
#----
resource "aws_ebs_snapshot_copy" "plain" {
  encrypted = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_ebs_snapshot_copy" "given" {
  encrypted = var.given # finding
}
#----
resource "aws_ebs_snapshot_copy" "many" {
  for_each = { quay = false }
  encrypted = each.value # finding
}
#----
resource "aws_glue_data_catalog_encryption_settings" "plain" {
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = "DISABLED" # finding
    }
  }
}
#----
variable "given" {
  default = "DISABLED"
}
resource "aws_glue_data_catalog_encryption_settings" "given" {
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = var.given # finding
    }
  }
}
#----
resource "aws_glue_data_catalog_encryption_settings" "many" {
  for_each = { quay = "DISABLED" }
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = each.value # finding
    }
  }
}
#----
resource "azurerm_managed_disk" "plain" {
  encryption_settings {
    enabled = false # finding
  }
}
#----
variable "given" {
  default = false
}
resource "azurerm_managed_disk" "given" {
  encryption_settings {
    enabled = var.given # finding
  }
}
#----
resource "azurerm_managed_disk" "many" {
  for_each = { quay = false }
  encryption_settings {
    enabled = each.value # finding
  }
}
#----
resource "azurerm_data_lake_store" "plain" {
  encryption_state = "Disabled" # finding
}
#----
variable "given" {
  default = "Disabled"
}
resource "azurerm_data_lake_store" "given" {
  encryption_state = var.given # finding
}
#----
resource "azurerm_data_lake_store" "many" {
  for_each = { quay = "Disabled" }
  encryption_state = each.value # finding
}
#----
resource "azurerm_mssql_database" "plain" {
  transparent_data_encryption_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_mssql_database" "given" {
  transparent_data_encryption_enabled = var.given # finding
}
#----
resource "azurerm_mssql_database" "many" {
  for_each = { quay = false }
  transparent_data_encryption_enabled = each.value # finding
}
#----
resource "azurerm_windows_virtual_machine" "plain" {
  encryption_at_host_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_linux_virtual_machine" "given" {
  encryption_at_host_enabled = var.given # finding
}
#----
resource "azurerm_linux_virtual_machine_scale_set" "many" {
  for_each = { quay = false }
  encryption_at_host_enabled = each.value # finding
}
#----
resource "azurerm_storage_account" "plain" {
  infrastructure_encryption_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_postgresql_server" "given" {
  infrastructure_encryption_enabled = var.given # finding
}
#----
resource "azurerm_mysql_server" "many" {
  for_each = { quay = false }
  infrastructure_encryption_enabled = each.value # finding
}
#----
resource "aws_glue_data_catalog_encryption_settings" "plain" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = false # finding
    }
  }
}
#----
variable "given" {
  default = false
}
resource "aws_glue_data_catalog_encryption_settings" "given" {
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = var.given # finding
    }
  }
}
#----
resource "aws_glue_data_catalog_encryption_settings" "many" {
  for_each = { quay = false }
  data_catalog_encryption_settings {
    connection_password_encryption {
      return_connection_password_encrypted = each.value # finding
    }
  }
}
#----
resource "aws_glue_security_configuration" "plain" {
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "DISABLED" # finding
    }
  }
}
#----
variable "given" {
  default = "DISABLED"
}
resource "aws_glue_security_configuration" "given" {
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = var.given # finding
    }
  }
}
#----
resource "aws_glue_security_configuration" "many" {
  for_each = { quay = "DISABLED" }
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = each.value # finding
    }
  }
}
#----
resource "aws_elasticache_replication_group" "plain" {
  at_rest_encryption_enabled = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_memorydb_cluster" "given" {
  at_rest_encryption_enabled = var.given # finding
}
#----
resource "aws_elasticache_replication_group" "many" {
  for_each = { quay = false }
  at_rest_encryption_enabled = each.value # finding
}
#----
resource "aws_rds_cluster_instance" "plain" {
  storage_encrypted = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_docdb_cluster_instance" "given" {
  storage_encrypted = var.given # finding
}
#----
resource "aws_rds_cluster_instance" "many" {
  for_each = { quay = false }
  storage_encrypted = each.value # finding
}
#----
resource "aws_imagebuilder_image_recipe" "plain" {
  block_device_mapping {
    ebs {
      encrypted = false # finding
    }
  }
}
#----
variable "given" {
  default = false
}
resource "aws_ami" "given" {
  block_device_mapping {
    ebs {
      encrypted = var.given # finding
    }
  }
}
#----
resource "aws_imagebuilder_image_recipe" "many" {
  for_each = { quay = false }
  block_device_mapping {
    ebs {
      encrypted = each.value # finding
    }
  }
}
#----
resource "alicloud_disk" "plain" {
  encrypted = false # finding
}
#----
resource "tencentcloud_cbs_storage" "many" {
  for_each = { quay = false }
  encrypted = each.value # finding
}
#----
resource "azurerm_automation_variable_string" "plain" {
  encrypted = false # finding
}
#----
variable "given" {
  default = false
}
resource "azurerm_automation_variable_int" "given" {
  encrypted = var.given # finding
}
#----
resource "azurerm_automation_variable_bool" "many" {
  for_each = { quay = false }
  encrypted = each.value # finding
}
#----
resource "google_container_cluster" "plain" {
  database_encryption {
    state = "DECRYPTED" # finding
  }
}
#----
variable "given" {
  default = "DECRYPTED"
}
resource "google_container_cluster" "given" {
  database_encryption {
    state = var.given # finding
  }
}
#----
resource "google_container_cluster" "many" {
  for_each = { quay = "DECRYPTED" }
  database_encryption {
    state = each.value # finding
  }
}
#----
resource "aws_ebs_snapshot_import" "plain" {
  encrypted = false # finding
}
#----
variable "given" {
  default = false
}
resource "aws_ebs_snapshot_import" "given" {
  encrypted = var.given # finding
}
#----
resource "aws_ebs_snapshot_import" "many" {
  for_each = { quay = false }
  encrypted = each.value # finding
}
#----
# finding
resource "aws_glue_crawler" "bare" {
}
#----
# finding
resource "aws_glue_job" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_glue_dev_endpoint" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_sagemaker_notebook_instance" "bare" {
}
#----
# finding
resource "aws_sagemaker_notebook_instance" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_sagemaker_notebook_instance" "several" {
  for_each = toset(["north", "south"])
}
#----
# finding
resource "aws_sagemaker_endpoint_configuration" "bare" {
}
#----
# finding
resource "aws_sagemaker_endpoint_configuration" "tagged" {
  tags = local.tags
}
#----
# finding
resource "aws_sagemaker_endpoint_configuration" "several" {
  for_each = toset(["north", "south"])
}

resource "aws_ebs_volume" "plain" {
  encrypted = false # finding
}
#----
resource "aws_rds_cluster" "plain" {
  storage_encrypted = false # finding
}
#----
resource "aws_db_instance" "plain" {
  storage_encrypted = false # finding
}
#----
resource "aws_efs_file_system" "plain" {
  encrypted = false # finding
}
#----
resource "aws_redshift_cluster" "plain" {
  encrypted = false # finding
}
#----
resource "aws_sqs_queue" "plain" {
  kms_master_key_id = false # finding
}
#----
# finding
resource "aws_sns_topic" "bare" {
}
#----
resource "aws_kinesis_stream" "plain" {
  encryption_type = "NONE" # finding
}
#----
resource "aws_kinesis_firehose_delivery_stream" "plain" {
  server_side_encryption {
    enabled = false # finding
  }
}
#----
resource "aws_dax_cluster" "plain" {
  server_side_encryption {
    enabled = false # finding
  }
}
#----
# finding
resource "aws_athena_workgroup" "bare" {
}
#----
# finding
resource "aws_athena_database" "bare" {
}
#----
resource "aws_api_gateway_method_settings" "plain" {
  settings {
    cache_data_encrypted = false # finding
  }
}
#----
# finding
resource "aws_eks_cluster" "bare" {
}
#----
resource "aws_instance" "plain" {
  root_block_device {
    encrypted = false # finding
  }
}
#----
resource "aws_ebs_encryption_by_default" "plain" {
  enabled = false # finding
}
#----
# finding
resource "aws_s3_bucket" "bare" {
}
#----
resource "aws_ebs_snapshot_copy" "plain" {
  encrypted = false # finding
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
resource "azurerm_managed_disk" "plain" {
  encryption_settings {
    enabled = false # finding
  }
}
#----
resource "azurerm_data_lake_store" "plain" {
  encryption_state = "Disabled" # finding
}
#----
resource "azurerm_mssql_database" "plain" {
  transparent_data_encryption_enabled = false # finding
}
#----
resource "azurerm_windows_virtual_machine" "plain" {
  encryption_at_host_enabled = false # finding
}
#----
resource "azurerm_storage_account" "plain" {
  infrastructure_encryption_enabled = false # finding
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
resource "aws_glue_security_configuration" "plain" {
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "DISABLED" # finding
    }
  }
}
#----
resource "aws_elasticache_replication_group" "plain" {
  at_rest_encryption_enabled = false # finding
}
#----
resource "aws_rds_cluster_instance" "plain" {
  storage_encrypted = false # finding
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
resource "alicloud_disk" "plain" {
  encrypted = false # finding
}
#----
resource "azurerm_automation_variable_string" "plain" {
  encrypted = false # finding
}
#----
resource "google_container_cluster" "plain" {
  database_encryption {
    state = "DECRYPTED" # finding
  }
}
#----
resource "aws_ebs_snapshot_import" "plain" {
  encrypted = false # finding
}
#----
# finding
resource "aws_glue_crawler" "bare" {
}
#----
# finding
resource "aws_sagemaker_notebook_instance" "bare" {
}
#----
# finding
resource "aws_sagemaker_endpoint_configuration" "bare" {
}

resource "aws_ebs_volume" "plain" {
  encrypted = true # evidence
}
#----
resource "aws_rds_cluster" "plain" {
  storage_encrypted = true # evidence
}
#----
resource "aws_db_instance" "plain" {
  storage_encrypted = true # evidence
}
#----
resource "aws_efs_file_system" "plain" {
  encrypted = true # evidence
}
#----
resource "aws_redshift_cluster" "plain" {
  encrypted = true # evidence
}
#----
resource "aws_sqs_queue" "plain" {
  kms_master_key_id = true # evidence
}
#----
resource "aws_sns_topic" "plain" {
  kms_master_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_kinesis_stream" "plain" {
  encryption_type = "KMS" # evidence
}
#----
resource "aws_kinesis_firehose_delivery_stream" "plain" {
  server_side_encryption {
    enabled = true # evidence
  }
}
#----
resource "aws_dax_cluster" "plain" {
  server_side_encryption {
    enabled = true # evidence
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
resource "aws_athena_database" "plain" {
  encryption_configuration = "ships" # evidence
}
#----
resource "aws_api_gateway_method_settings" "plain" {
  settings {
    cache_data_encrypted = true # evidence
  }
}
#----
resource "aws_eks_cluster" "plain" {
  encryption_config {
    resources = "ships" # evidence
  }
}
#----
resource "aws_instance" "plain" {
  root_block_device {
    encrypted = true # evidence
  }
}
#----
resource "aws_ebs_encryption_by_default" "plain" {
  enabled = true # evidence
}
#----
resource "aws_s3_bucket" "plain" {
  server_side_encryption_configuration = "ships" # evidence
}
#----
resource "aws_fsx_ontap_file_system" "plain" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_ebs_snapshot_copy" "plain" {
  encrypted = true # evidence
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
resource "aws_dms_replication_instance" "plain" {
  kms_key_arn = aws_kms_key.main.arn # evidence
}
#----
resource "azurerm_managed_disk" "plain" {
  encryption_settings {
    enabled = true # evidence
  }
}
#----
resource "azurerm_data_lake_store" "plain" {
  encryption_state = "Enabled" # evidence
}
#----
resource "azurerm_mssql_database" "plain" {
  transparent_data_encryption_enabled = true # evidence
}
#----
resource "azurerm_windows_virtual_machine" "plain" {
  encryption_at_host_enabled = true # evidence
}
#----
resource "azurerm_storage_account" "plain" {
  infrastructure_encryption_enabled = true # evidence
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
resource "aws_glue_security_configuration" "plain" {
  encryption_configuration {
    cloudwatch_encryption {
      cloudwatch_encryption_mode = "ENABLED" # evidence
    }
  }
}
#----
resource "aws_rds_cluster_instance" "plain" {
  storage_encrypted = true # evidence
}
#----
resource "aws_s3_bucket_object" "plain" {
  server_side_encryption = "ships" # evidence
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
resource "alicloud_disk" "plain" {
  encrypted = true # evidence
}
#----
resource "azurerm_automation_variable_string" "plain" {
  encrypted = true # evidence
}
#----
resource "aws_ebs_snapshot_import" "plain" {
  encrypted = true # evidence
}
#----
resource "aws_sagemaker_data_quality_job_definition" "plain" {
  job_resources {
    cluster_config {
      volume_kms_key_id = aws_kms_key.main.arn # evidence
    }
  }
}

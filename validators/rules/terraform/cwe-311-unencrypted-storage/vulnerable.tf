# finding
resource "aws_ebs_volume" "this" {
  size = 10
}
#----
resource "aws_ebs_volume" "this" {
  size = 10
  encrypted = false # finding
}
#----
# finding
resource "aws_rds_cluster" "this" {
}
#----
resource "aws_rds_cluster" "this" {
  storage_encrypted = false # finding
}
#----
# finding
resource "aws_db_instance" "this" {
  engine = "postgres"
}
#----
resource "aws_db_instance" "this" {
  engine = "postgres"
  storage_encrypted = false # finding
}
#----
# finding
resource "aws_efs_file_system" "this" {
}
#----
resource "aws_efs_file_system" "this" {
  encrypted = false # finding
}
#----
# finding
resource "aws_redshift_cluster" "this" {
}
#----
resource "aws_redshift_cluster" "this" {
  encrypted = false # finding
}
#----
# finding
resource "aws_sqs_queue" "this" {
}
#----
resource "aws_sqs_queue" "this" {
  kms_master_key_id = "" # finding
}
#----
# finding
resource "aws_sns_topic" "this" {
}
#----
# finding
resource "aws_kinesis_stream" "this" {
}
#----
resource "aws_kinesis_stream" "this" {
  encryption_type = "NONE" # finding
}
#----
resource "aws_kinesis_firehose_delivery_stream" "this" {
  server_side_encryption {
    enabled = false # finding
  }
}
#----
# finding
resource "aws_dax_cluster" "this" {
}
#----
resource "aws_dax_cluster" "this" {
  server_side_encryption {
    enabled = false # finding
  }
}
#----
# finding
resource "aws_athena_workgroup" "this" {
}
#----
# finding
resource "aws_athena_database" "this" {
}
#----
# finding
resource "aws_workspaces_workspace" "this" {
  user_volume_encryption_enabled = true # evidence
}
#----
resource "aws_workspaces_workspace" "this" {
  user_volume_encryption_enabled = true # evidence
  root_volume_encryption_enabled = false # finding
}
#----
resource "aws_codebuild_project" "this" {
  secondary_artifacts {
    encryption_disabled = true # finding
  }
}
#----
# finding
resource "aws_api_gateway_method_settings" "this" {
}
#----
resource "aws_api_gateway_method_settings" "this" {
  settings {
    cache_data_encrypted = false # finding
  }
}
#----
# finding
resource "aws_eks_cluster" "this" {
}
#----
resource "aws_instance" "a" {
  # finding
  root_block_device {
    volume_size = 8
  }
}
#----
resource "aws_launch_configuration" "a" {
  root_block_device {
    encrypted = false # finding
  }
}
#----
resource "aws_ebs_encryption_by_default" "this" {
  enabled = false # finding
}
#----
# finding
resource "aws_s3_bucket" "this" {
}
#----
# finding
resource "aws_s3_bucket" "a" {
  bucket = "x"
}
#----
# finding
resource "aws_s3_bucket" "a" {
  bucket = "x"
}
resource "aws_s3_bucket" "b" {
  # evidence
  server_side_encryption_configuration {
    rule {}
  }
}
#----
# finding
resource "aws_ebs_snapshot_copy" "this" {
}
#----
resource "aws_ebs_snapshot_copy" "this" {
  encrypted = false # finding
}
#----
resource "aws_glue_data_catalog_encryption_settings" "this" {
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = "DISABLED" # finding
    }
  }
}
#----
resource "azurerm_managed_disk" "this" {
  encryption_settings {
    enabled = false # finding
  }
}
#----
resource "azurerm_data_lake_store" "this" {
  encryption_state = "Disabled" # finding
}
#----
resource "azurerm_mssql_database" "this" {
  transparent_data_encryption_enabled = false # finding
}
#----
resource "azurerm_windows_virtual_machine" "this" {
  encryption_at_host_enabled = false # finding
}
#----
resource "azurerm_storage_account" "this" {
  infrastructure_encryption_enabled = false # finding
}
#----
# finding
resource "aws_opensearch_domain" "a" {
  domain_name = "x"
}
#----
resource "aws_elasticsearch_domain" "a" {
  encrypt_at_rest {
    enabled = false # finding
  }
}
#----
# finding
resource "aws_opensearch_domain" "a" {
  encrypt_at_rest {
    enabled = true
  }
  node_to_node_encryption {
    enabled = true
  }
}
#----
# unjudged
resource "aws_opensearch_domain" "a" {
  encrypt_at_rest {
    enabled = true
  }
}
#----
# finding
resource "aws_elasticache_replication_group" "a" {
  num_cache_clusters = 2
}
#----
resource "aws_ebs_snapshot_import" "a" {
  encrypted = false # finding
}

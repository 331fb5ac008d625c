resource "aws_ebs_volume" "this" {
  size = 10
  encrypted = true # evidence
}
#----
resource "aws_rds_cluster" "this" {
  storage_encrypted = true # evidence
}
#----
resource "aws_db_instance" "this" {
  engine = "postgres"
  storage_encrypted = true # evidence
}
#----
resource "aws_efs_file_system" "this" {
  encrypted = true # evidence
}
#----
resource "aws_redshift_cluster" "this" {
  encrypted = true # evidence
}
#----
resource "aws_sqs_queue" "this" {
  kms_master_key_id = "alias/queue" # evidence
}
#----
resource "aws_sns_topic" "this" {
  kms_master_key_id = "alias/topic" # evidence
}
#----
resource "aws_kinesis_stream" "this" {
  encryption_type = "KMS" # evidence
}
#----
resource "aws_kinesis_firehose_delivery_stream" "this" {
  server_side_encryption {
    enabled = true # evidence
  }
}
#----
resource "aws_dax_cluster" "this" {
  server_side_encryption {
    enabled = true # evidence
  }
}
#----
resource "aws_athena_workgroup" "this" {
  configuration {
    result_configuration {
      # evidence
      encryption_configuration {
        encryption_option = "SSE_KMS"
      }
    }
  }
}
#----
resource "aws_athena_database" "this" {
  # evidence
  encryption_configuration {
    encryption_option = "SSE_KMS"
  }
}
#----
resource "aws_workspaces_workspace" "this" {
  user_volume_encryption_enabled = true # evidence
  root_volume_encryption_enabled = true # evidence
}
#----
resource "aws_api_gateway_method_settings" "this" {
  settings {
    cache_data_encrypted = true # evidence
  }
}
#----
resource "aws_eks_cluster" "this" {
  encryption_config {
    resources = ["secrets"] # evidence
  }
}
#----
resource "aws_instance" "a" {
  root_block_device {
    encrypted = true # evidence
  }
}
#----
resource "aws_s3_bucket" "a" {
  bucket = "x"
}
# evidence
resource "aws_s3_bucket_server_side_encryption_configuration" "a" {
  bucket = aws_s3_bucket.a.id
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "aws:kms"
    }
  }
}
#----
resource "aws_fsx_ontap_file_system" "this" {
  kms_key_id = "alias/fsx" # evidence
}
#----
resource "aws_ebs_snapshot_copy" "this" {
  encrypted = true # evidence
}
#----
resource "aws_glue_data_catalog_encryption_settings" "this" {
  data_catalog_encryption_settings {
    encryption_at_rest {
      catalog_encryption_mode = "SSE-KMS" # evidence
    }
  }
}
#----
resource "azurerm_data_lake_store" "this" {
  encryption_state = "Enabled" # evidence
}
#----
resource "aws_elasticache_replication_group" "a" {
  at_rest_encryption_enabled = true # evidence
  transit_encryption_enabled = true # evidence
}
#----
resource "aws_opensearch_domain" "a" {
  encrypt_at_rest {
    enabled = true # evidence
  }
  node_to_node_encryption {
    enabled = true # evidence
  }
  domain_endpoint_options {
    enforce_https = true # evidence
  }
}
#----
variable "on" {
  default = true
}
resource "aws_ebs_volume" "v" {
  encrypted = var.on # evidence
}
#----
variable "on" {}
resource "aws_ebs_volume" "v" {
  encrypted = var.on # unjudged
}
#----
resource "aws_ebs_snapshot_import" "a" {
  encrypted = true # evidence
}

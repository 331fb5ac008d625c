resource "aws_bedrockagent_agent" "a" {
  customer_encryption_key_arn = aws_kms_key.main.arn # evidence
}
#----
resource "aws_bedrockagent_agent" "b" {
  customer_encryption_key_arn = data.aws_kms_key.main.arn # evidence
}
#----
resource "aws_bedrockagent_agent" "c" {
  count = 2
  customer_encryption_key_arn = aws_kms_key.main.arn # evidence
}
#----
resource "aws_dms_s3_endpoint" "a" {
  kms_key_arn = aws_kms_key.main.arn # evidence
}
#----
resource "aws_dms_s3_endpoint" "b" {
  kms_key_arn = data.aws_kms_key.main.arn # evidence
}
#----
resource "aws_dms_s3_endpoint" "c" {
  count = 2
  kms_key_arn = aws_kms_key.main.arn # evidence
}
#----
resource "aws_kendra_index" "a" {
  server_side_encryption_configuration {
    kms_key_id = aws_kms_key.main.arn # evidence
  }
}
#----
resource "aws_kendra_index" "b" {
  server_side_encryption_configuration {
    kms_key_id = data.aws_kms_key.main.arn # evidence
  }
}
#----
resource "aws_kendra_index" "c" {
  count = 2
  server_side_encryption_configuration {
    kms_key_id = aws_kms_key.main.arn # evidence
  }
}
#----
resource "aws_scheduler_schedule" "a" {
  kms_key_arn = aws_kms_key.main.arn # evidence
}
#----
resource "aws_scheduler_schedule" "b" {
  kms_key_arn = data.aws_kms_key.main.arn # evidence
}
#----
resource "aws_scheduler_schedule" "c" {
  count = 2
  kms_key_arn = aws_kms_key.main.arn # evidence
}
#----
resource "aws_imagebuilder_component" "a" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_imagebuilder_component" "b" {
  kms_key_id = data.aws_kms_key.main.arn # evidence
}
#----
resource "aws_imagebuilder_component" "c" {
  count = 2
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_connect_instance_storage_config" "a" {
  storage_config {
    s3_config {
      encryption_config {
        key_id = aws_kms_key.main.arn # evidence
      }
    }
  }
}
#----
resource "aws_connect_instance_storage_config" "b" {
  storage_config {
    s3_config {
      encryption_config {
        key_id = data.aws_kms_key.main.arn # evidence
      }
    }
  }
}
#----
resource "aws_connect_instance_storage_config" "c" {
  count = 2
  storage_config {
    s3_config {
      encryption_config {
        key_id = aws_kms_key.main.arn # evidence
      }
    }
  }
}
#----
resource "aws_sagemaker_domain" "a" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_sagemaker_domain" "b" {
  kms_key_id = data.aws_kms_key.main.arn # evidence
}
#----
resource "aws_sagemaker_domain" "c" {
  count = 2
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_elasticache_replication_group" "a" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_elasticache_replication_group" "b" {
  kms_key_id = data.aws_kms_key.main.arn # evidence
}
#----
resource "aws_elasticache_replication_group" "c" {
  count = 2
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_codebuild_project" "a" {
  encryption_key = aws_kms_key.main.arn # evidence
}
#----
resource "aws_codebuild_project" "b" {
  encryption_key = data.aws_kms_key.main.arn # evidence
}
#----
resource "aws_codebuild_project" "c" {
  count = 2
  encryption_key = aws_kms_key.main.arn # evidence
}
#----
resource "aws_s3_object_copy" "a" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_s3_object_copy" "b" {
  kms_key_id = data.aws_kms_key.main.arn # evidence
}
#----
resource "aws_s3_object_copy" "c" {
  count = 2
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_msk_cluster" "a" {
  encryption_info {
    encryption_at_rest_kms_key_arn = aws_kms_key.main.arn # evidence
  }
}
#----
resource "aws_msk_cluster" "b" {
  encryption_info {
    encryption_at_rest_kms_key_arn = data.aws_kms_key.main.arn # evidence
  }
}
#----
resource "aws_msk_cluster" "c" {
  count = 2
  encryption_info {
    encryption_at_rest_kms_key_arn = aws_kms_key.main.arn # evidence
  }
}
#----
resource "aws_kinesis_firehose_delivery_stream" "a" {
  server_side_encryption {
    enabled  = true
    key_type = "CUSTOMER_MANAGED_CMK" # evidence
  }
}
#----
resource "aws_kinesis_firehose_delivery_stream" "off" {
  server_side_encryption {
    enabled = false
  }
}
#----
resource "aws_s3_bucket_server_side_encryption_configuration" "a" {
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms" # evidence
      kms_master_key_id = aws_kms_key.main.arn
    }
  }
}

# finding
resource "aws_bedrockagent_agent" "a" {
}
#----
# finding
resource "aws_bedrockagent_agent" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_bedrockagent_agent" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_dms_s3_endpoint" "a" {
}
#----
# finding
resource "aws_dms_s3_endpoint" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_dms_s3_endpoint" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_kendra_index" "a" {
}
#----
# finding
resource "aws_kendra_index" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_kendra_index" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_scheduler_schedule" "a" {
}
#----
# finding
resource "aws_scheduler_schedule" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_scheduler_schedule" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_imagebuilder_component" "a" {
}
#----
# finding
resource "aws_imagebuilder_component" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_imagebuilder_component" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_connect_instance_storage_config" "a" {
}
#----
# finding
resource "aws_connect_instance_storage_config" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_connect_instance_storage_config" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_sagemaker_domain" "a" {
}
#----
# finding
resource "aws_sagemaker_domain" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_sagemaker_domain" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_elasticache_replication_group" "a" {
}
#----
# finding
resource "aws_elasticache_replication_group" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_elasticache_replication_group" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_codebuild_project" "a" {
}
#----
# finding
resource "aws_codebuild_project" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_codebuild_project" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_s3_object_copy" "a" {
}
#----
# finding
resource "aws_s3_object_copy" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_s3_object_copy" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_msk_cluster" "a" {
}
#----
# finding
resource "aws_msk_cluster" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_msk_cluster" "each" {
  for_each = toset(["x", "y"])
}
#----
resource "aws_kinesis_firehose_delivery_stream" "a" {
  # finding
  server_side_encryption {
    enabled = true
  }
}
#----
resource "aws_kinesis_firehose_delivery_stream" "b" {
  server_side_encryption {
    enabled  = true
    key_type = "AWS_OWNED_CMK" # finding
  }
}
#----
resource "aws_s3_bucket_server_side_encryption_configuration" "a" {
  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256" # finding
    }
  }
}
#----
# finding
resource "aws_mq_broker" "a" {
  engine_type = "RabbitMQ"
}

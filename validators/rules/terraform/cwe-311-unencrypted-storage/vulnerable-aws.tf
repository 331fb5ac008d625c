resource "aws_ami_copy" "a" {
  encrypted = false # finding
}
#----
# finding
resource "aws_ami_copy" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "aws_ami_copy" "a" {
  encrypted = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "aws_ami_copy" "b" {
  encrypted = local.chosen # finding
}
#----
resource "aws_docdb_global_cluster" "a" {
  storage_encrypted = false # finding
}
#----
# finding
resource "aws_docdb_global_cluster" "a" {
}
#----
variable "chosen" {
  default = false
}
resource "aws_docdb_global_cluster" "a" {
  storage_encrypted = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "aws_docdb_global_cluster" "b" {
  storage_encrypted = local.chosen # finding
}
#----
resource "aws_neptune_cluster_snapshot" "a" {
  storage_encrypted = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "aws_neptune_cluster_snapshot" "a" {
  storage_encrypted = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "aws_neptune_cluster_snapshot" "b" {
  storage_encrypted = local.chosen # finding
}
#----
resource "aws_codebuild_project" "a" {
  logs_config {
    s3_logs {
      encryption_disabled = true # finding
    }
  }
}
#----
variable "chosen" {
  default = true
}
resource "aws_codebuild_project" "a" {
  logs_config {
    s3_logs {
      encryption_disabled = var.chosen # finding
    }
  }
}
#----
locals {
  chosen = true
}
resource "aws_codebuild_project" "b" {
  logs_config {
    s3_logs {
      encryption_disabled = local.chosen # finding
    }
  }
}
#----
resource "aws_ecs_cluster" "a" {
  configuration {
    execute_command_configuration {
      log_configuration {
        cloud_watch_encryption_enabled = false # finding
      }
    }
  }
}
#----
variable "chosen" {
  default = false
}
resource "aws_ecs_cluster" "a" {
  configuration {
    execute_command_configuration {
      log_configuration {
        cloud_watch_encryption_enabled = var.chosen # finding
      }
    }
  }
}
#----
locals {
  chosen = false
}
resource "aws_ecs_cluster" "b" {
  configuration {
    execute_command_configuration {
      log_configuration {
        cloud_watch_encryption_enabled = local.chosen # finding
      }
    }
  }
}
#----
# finding
resource "aws_glue_crawler" "a" {
}
#----
# finding
resource "aws_glue_crawler" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_glue_crawler" "each" {
  for_each = toset(["x", "y"])
}
#----
resource "aws_dlm_lifecycle_policy" "a" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        encrypted = false # finding
      }
    }
  }
}
#----
variable "chosen" {
  default = false
}
resource "aws_dlm_lifecycle_policy" "a" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        encrypted = var.chosen # finding
      }
    }
  }
}
#----
locals {
  chosen = false
}
resource "aws_dlm_lifecycle_policy" "b" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        encrypted = local.chosen # finding
      }
    }
  }
}
#----
# finding
resource "aws_sagemaker_notebook_instance" "a" {
}
#----
# finding
resource "aws_sagemaker_notebook_instance" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_sagemaker_notebook_instance" "each" {
  for_each = toset(["x", "y"])
}
#----
# finding
resource "aws_sagemaker_endpoint_configuration" "a" {
}
#----
# finding
resource "aws_sagemaker_endpoint_configuration" "b" {
  tags = local.tags
}
#----
# finding
resource "aws_sagemaker_endpoint_configuration" "each" {
  for_each = toset(["x", "y"])
}
#----
resource "aws_eks_cluster" "a" {
  encryption_config {
    resources = [] # finding
    provider {
      key_arn = aws_kms_key.main.arn
    }
  }
}
#----
resource "aws_ssm_document" "a" {
  document_type = "Session"
  content = jsonencode({ # finding
    schemaVersion = "1.0"
    sessionType   = "Standard_Stream"
    inputs        = { kmsKeyId = "", s3BucketName = "sessions" }
  })
}
#----
resource "aws_ssm_document" "b" {
  document_type = "Session"
  content = jsonencode({ # finding
    sessionType = "Standard_Stream"
    inputs      = { s3BucketName = "sessions" }
  })
}
#----
# finding
resource "aws_appsync_api_cache" "a" {
  type = "SMALL"
}
#----
resource "aws_appsync_api_cache" "b" {
  at_rest_encryption_enabled = false # finding
  transit_encryption_enabled = true
}
#----
resource "aws_appsync_api_cache" "c" {
  at_rest_encryption_enabled = true
  transit_encryption_enabled = false # finding
}
#----
resource "aws_sagemaker_data_quality_job_definition" "a" {
  job_resources {
    cluster_config { # finding
      instance_count = 1
    }
  }
}

resource "aws_ami_copy" "a" {
  encrypted = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "aws_ami_copy" "a" {
  encrypted = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "aws_ami_copy" "b" {
  encrypted = local.chosen # evidence
}
#----
resource "aws_docdb_global_cluster" "a" {
  storage_encrypted = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "aws_docdb_global_cluster" "a" {
  storage_encrypted = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "aws_docdb_global_cluster" "b" {
  storage_encrypted = local.chosen # evidence
}
#----
resource "aws_neptune_cluster_snapshot" "a" {
  storage_encrypted = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "aws_neptune_cluster_snapshot" "a" {
  storage_encrypted = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "aws_neptune_cluster_snapshot" "b" {
  storage_encrypted = local.chosen # evidence
}
#----
resource "aws_codebuild_project" "a" {
  logs_config {
    s3_logs {
      encryption_disabled = false # evidence
    }
  }
}
#----
variable "chosen" {
  default = false
}
resource "aws_codebuild_project" "a" {
  logs_config {
    s3_logs {
      encryption_disabled = var.chosen # evidence
    }
  }
}
#----
locals {
  chosen = false
}
resource "aws_codebuild_project" "b" {
  logs_config {
    s3_logs {
      encryption_disabled = local.chosen # evidence
    }
  }
}
#----
resource "aws_ecs_cluster" "a" {
  configuration {
    execute_command_configuration {
      log_configuration {
        cloud_watch_encryption_enabled = true # evidence
      }
    }
  }
}
#----
variable "chosen" {
  default = true
}
resource "aws_ecs_cluster" "a" {
  configuration {
    execute_command_configuration {
      log_configuration {
        cloud_watch_encryption_enabled = var.chosen # evidence
      }
    }
  }
}
#----
locals {
  chosen = true
}
resource "aws_ecs_cluster" "b" {
  configuration {
    execute_command_configuration {
      log_configuration {
        cloud_watch_encryption_enabled = local.chosen # evidence
      }
    }
  }
}
#----
resource "aws_glue_crawler" "a" {
  security_configuration = aws_glue_security_configuration.main.name # evidence
}
#----
resource "aws_glue_crawler" "b" {
  security_configuration = data.aws_glue_security_configuration.main.name # evidence
}
#----
resource "aws_glue_crawler" "c" {
  count = 2
  security_configuration = aws_glue_security_configuration.main.name # evidence
}
#----
resource "aws_dlm_lifecycle_policy" "a" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        encrypted = true # evidence
      }
    }
  }
}
#----
variable "chosen" {
  default = true
}
resource "aws_dlm_lifecycle_policy" "a" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        encrypted = var.chosen # evidence
      }
    }
  }
}
#----
locals {
  chosen = true
}
resource "aws_dlm_lifecycle_policy" "b" {
  policy_details {
    schedule {
      cross_region_copy_rule {
        encrypted = local.chosen # evidence
      }
    }
  }
}
#----
resource "aws_sagemaker_notebook_instance" "a" {
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_sagemaker_notebook_instance" "b" {
  kms_key_id = data.aws_kms_key.main.arn # evidence
}
#----
resource "aws_sagemaker_notebook_instance" "c" {
  count = 2
  kms_key_id = aws_kms_key.main.arn # evidence
}
#----
resource "aws_sagemaker_endpoint_configuration" "a" {
  kms_key_arn = aws_kms_key.main.arn # evidence
}
#----
resource "aws_sagemaker_endpoint_configuration" "b" {
  kms_key_arn = data.aws_kms_key.main.arn # evidence
}
#----
resource "aws_sagemaker_endpoint_configuration" "c" {
  count = 2
  kms_key_arn = aws_kms_key.main.arn # evidence
}
#----
resource "aws_eks_cluster" "a" {
  encryption_config {
    resources = ["secrets"] # evidence
    provider {
      key_arn = aws_kms_key.main.arn
    }
  }
}
#----
resource "aws_ssm_document" "a" {
  document_type = "Session"
  content = jsonencode({ # evidence
    sessionType = "Standard_Stream"
    inputs      = { kmsKeyId = "alias/sessions", s3BucketName = "sessions" }
  })
}
#----
resource "aws_ssm_document" "command" {
  document_type = "Command"
  content = jsonencode({
    schemaVersion = "2.2"
    mainSteps     = []
  })
}
#----
resource "aws_appsync_api_cache" "a" {
  at_rest_encryption_enabled = true # evidence
  transit_encryption_enabled = true # evidence
}
#----
resource "aws_sagemaker_data_quality_job_definition" "a" {
  job_resources {
    cluster_config {
      volume_kms_key_id = aws_kms_key.main.arn # evidence
    }
  }
}

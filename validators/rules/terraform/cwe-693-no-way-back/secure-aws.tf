resource "aws_efs_backup_policy" "a" {
  backup_policy {
    status = "ENABLED" # evidence
  }
}
#----
variable "chosen" {
  default = "ENABLED"
}
resource "aws_efs_backup_policy" "a" {
  backup_policy {
    status = var.chosen # evidence
  }
}
#----
locals {
  chosen = "ENABLED"
}
resource "aws_efs_backup_policy" "b" {
  backup_policy {
    status = local.chosen # evidence
  }
}

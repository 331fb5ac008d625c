resource "aws_efs_backup_policy" "a" {
  backup_policy {
    status = "DISABLED" # finding
  }
}
#----
variable "chosen" {
  default = "DISABLED"
}
resource "aws_efs_backup_policy" "a" {
  backup_policy {
    status = var.chosen # finding
  }
}
#----
locals {
  chosen = "DISABLED"
}
resource "aws_efs_backup_policy" "b" {
  backup_policy {
    status = local.chosen # finding
  }
}

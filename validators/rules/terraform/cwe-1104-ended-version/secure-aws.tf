resource "aws_docdb_cluster_instance" "a" {
  auto_minor_version_upgrade = true # evidence
}
#----
variable "chosen" {
  default = true
}
resource "aws_docdb_cluster_instance" "a" {
  auto_minor_version_upgrade = var.chosen # evidence
}
#----
locals {
  chosen = true
}
resource "aws_docdb_cluster_instance" "b" {
  auto_minor_version_upgrade = local.chosen # evidence
}
#----
resource "aws_eks_cluster" "a" {
  version = "1.31" # evidence
}
#----
resource "aws_db_instance" "a" {
  engine         = "postgres"
  engine_version = "16.4" # evidence
}
#----
resource "aws_rds_cluster" "a" {
  engine         = "aurora-mysql"
  engine_version = "8.0.mysql_aurora.3.07.1" # evidence
}
#----
resource "aws_mq_broker" "a" {
  auto_minor_version_upgrade = true # evidence
}

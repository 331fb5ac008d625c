resource "aws_docdb_cluster_instance" "a" {
  auto_minor_version_upgrade = false # finding
}
#----
variable "chosen" {
  default = false
}
resource "aws_docdb_cluster_instance" "a" {
  auto_minor_version_upgrade = var.chosen # finding
}
#----
locals {
  chosen = false
}
resource "aws_docdb_cluster_instance" "b" {
  auto_minor_version_upgrade = local.chosen # finding
}
#----
resource "aws_eks_cluster" "a" {
  version = "1.21" # finding
}
#----
resource "aws_db_instance" "a" {
  engine         = "postgres"
  engine_version = "9.6" # finding
}
#----
resource "aws_rds_cluster" "a" {
  engine         = "aurora-mysql"
  engine_version = "5.7.mysql_aurora.2.11.2" # finding
}
#----
# finding
resource "aws_mq_broker" "a" {
  engine_type = "RabbitMQ"
}

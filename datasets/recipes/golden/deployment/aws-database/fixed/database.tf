resource "aws_db_instance" "orders" {
  identifier                          = "orders"
  engine                              = "postgres"
  engine_version                      = "16.4"
  instance_class                      = "db.t4g.medium"
  allocated_storage                   = 50
  username                            = "orders"
  manage_master_user_password         = true
  publicly_accessible                 = false
  storage_encrypted                   = true
  kms_key_id                          = var.database_key_arn
  iam_database_authentication_enabled = true
  multi_az                            = true
  deletion_protection                 = true
  backup_retention_period             = 14
  skip_final_snapshot                 = false
  final_snapshot_identifier           = "orders-last"
  auto_minor_version_upgrade          = true
  copy_tags_to_snapshot               = true
  performance_insights_enabled        = true
  performance_insights_kms_key_id     = var.database_key_arn
  enabled_cloudwatch_logs_exports     = ["postgresql", "upgrade"]
}

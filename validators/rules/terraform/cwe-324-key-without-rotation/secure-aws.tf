# evidence
resource "aws_secretsmanager_secret" "a" {
  name = "ships"
}
resource "aws_secretsmanager_secret_rotation" "a" {
  secret_id = aws_secretsmanager_secret.a.id
  # evidence
  rotation_rules {
    automatically_after_days = 30
  }
}

resource "aws_security_group" "a" {
  # evidence
  ingress {
    cidr_blocks = ["10.0.0.0/16"]
  }
}
#----
# evidence
resource "aws_security_group_rule" "b" {
  type                     = "ingress"
  source_security_group_id = aws_security_group.x.id
}
#----
# evidence
resource "azurerm_network_security_rule" "c" {
  access                = "Allow"
  direction             = "Inbound"
  source_address_prefix = "10.0.0.0/24"
}
#----
# evidence
resource "google_compute_firewall" "d" {
  source_ranges = ["10.0.0.0/8"]
}
#----
resource "aws_security_group_rule" "x" {
  type        = "egress"
  cidr_blocks = ["0.0.0.0/0"]
}
# evidence
resource "aws_network_acl_rule" "e" {
  rule_action = "allow"
  protocol    = "tcp"
  cidr_block  = "10.0.0.0/16"
}
#----
variable "from" {}
# unjudged
resource "aws_security_group_rule" "b" {
  type        = "ingress"
  cidr_blocks = [var.from]
}
#----
resource "aws_security_group" "web" {
  ingress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

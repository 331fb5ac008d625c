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
#----
locals {
  berths = [["10.0.0.0/8"], ["192.0.2.0/24"]]
}
resource "aws_security_group" "spread" {
  # evidence
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = concat(local.berths...)
  }
}
#----
locals {
  rules = [{ port = "22", from = "192.0.2.0/24" }, { port = "443", from = "0.0.0.0/0" }]
  from  = { for rule in local.rules : rule.port => rule.from... }
}
resource "aws_security_group" "grouped" {
  # evidence
  ingress {
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = local.from["22"]
  }
}
#----
locals {
  quays = ["192.0.2.0/24", "198.51.100.0/24"]
}
# evidence
resource "aws_security_group_rule" "counted" {
  count       = length(local.quays)
  type        = "ingress"
  from_port   = 22
  to_port     = 22
  protocol    = "tcp"
  cidr_blocks = [local.quays[count.index]]
}
